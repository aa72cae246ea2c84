"""One response type a comment, chosen so that together they meet the printed totals exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def assigned(probabilities: NDArray[np.float64], totals: NDArray[np.int64] | None) -> NDArray[np.intp]:
    """Choose a column for each row: the likeliest together, each column as often as its total; alone where there are no totals.

    Linear assignment with each column repeated by its total, minimising -Σ log p (Kuhn 1955, Naval Research Logistics Quarterly
    2, 83-97). Raises ValueError where the totals do not sum to the number of rows.
    """
    if totals is None:
        return np.argmax(probabilities, axis=1) if probabilities.shape[1] else np.zeros(0, dtype=np.intp)
    if totals.sum() != len(probabilities):
        raise ValueError(
            f"totals {totals.tolist()} do not sum to {len(probabilities)} rows: assign with totals of these rows only"
        )
    from scipy.optimize import linear_sum_assignment  # takes long to load, and a known consultation does without

    columns = np.repeat(np.arange(len(totals)), totals)
    # Rounded, so that a tie is a tie on every machine and is settled the same way.
    cost = np.round(-np.log(np.maximum(probabilities, np.finfo(float).tiny)), 9)[:, columns]
    rows, seats = linear_sum_assignment(cost)
    chosen = np.empty(len(probabilities), dtype=np.intp)
    chosen[rows] = columns[seats]
    return chosen
