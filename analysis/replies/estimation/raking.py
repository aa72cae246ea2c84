"""Raking: probabilities adjusted to totals that are known (iterative proportional fitting)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLOSE = 1e-12
MOST_ROUNDS = 10_000


def raked(probabilities: NDArray[np.float64], totals: NDArray[np.int64]) -> NDArray[np.float64]:
    """Scale rows and columns in turn until each row sums to 1 and each column to its total.

    Deming & Stephan 1940, Annals of Mathematical Statistics 11, 427-444. A column whose total is 0 becomes 0. Raises ValueError
    where the totals do not sum to the number of rows, or a probability is not positive: then no such table need exist.
    """
    if totals.sum() != len(probabilities) or (totals < 0).any():
        raise ValueError(f"totals {totals.tolist()} do not sum to {len(probabilities)} rows: rake with totals of these rows only")
    if not (probabilities > 0).all():
        raise ValueError("a probability of 0 cannot be raked: give every response type a small one")
    table: NDArray[np.float64] = np.where(totals > 0, probabilities, 0.0)
    for _ in range(MOST_ROUNDS if len(table) else 0):
        table /= table.sum(axis=1, keepdims=True)
        sums = table.sum(axis=0)
        if np.abs(sums - totals).max() <= CLOSE * len(table):
            break
        table *= np.divide(totals, sums, out=np.zeros_like(sums), where=sums > 0)
    return table
