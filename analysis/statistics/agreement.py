"""How far two readers agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

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


def nominal_alpha(readings: Collection[Collection[str]]) -> float | None:
    """Krippendorff's α of marks without an order; one item holds the marks that any number of readers gave one comment.

    α = 1 − (n − 1) Σ o_ck / Σ n_c n_k over the pairs of different marks, where a comment of m marks gives each ordered pair of
    them 1 / (m − 1); comments with one mark say nothing (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, part C).
    None where no comment has two marks, or all marks are one.
    """
    several = [Counter(marks) for marks in readings if len(marks) > 1]
    totals = sum(several, Counter())
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (m * m - sum(count * count for count in marks.values())) / (m - 1) for marks in several if (m := marks.total())
    )
    return 1 - (n - 1) * observed / expected
