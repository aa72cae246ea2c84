"""How far two readers agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Agreement:
    """Two readings of the same comments: how many, how many alike, and Cohen's κ (None where chance alone would agree fully)."""

    comments: int
    alike: int
    kappa: float | None


def agreement(first: pd.Series[str], second: pd.Series[str]) -> Agreement:
    """Compare two readings, row by row; a comment that one reader left open is not counted.

    κ = (p_o − p_e) / (1 − p_e), with p_e from the readers' own margins (Cohen 1960, Educational and Psychological Measurement 20,
    37–46).
    """
    both = first.notna() & second.notna()
    a, b = first[both].astype("str"), second[both].astype("str")
    n = len(a)
    alike = int((a.to_numpy() == b.to_numpy()).sum())
    shares_a, shares_b = a.value_counts(), b.value_counts()
    expected = sum(int(count) * int(shares_b.get(mark, 0)) for mark, count in shares_a.items())
    kappa = None if n * n == expected else (n * alike - expected) / (n * n - expected)
    return Agreement(n, alike, kappa)
