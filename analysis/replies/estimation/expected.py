"""Expected counts: how many comments have each response type when no single one is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.replies.estimation.response_types import Estimate

CENTRAL = 0.9


def expected_counts(probabilities: NDArray[np.float64], marks: Sequence[str], *, central: float = CENTRAL) -> pd.DataFrame:
    """Sum the probabilities of each mark over some comments, with the range that holds the count with probability `central`.

    One row is a mark in the order given: mark, expected (comments), low, high (comments, whole). The count is Poisson-binomial:
    its distribution is exact by convolution, the comments taken as independent. The range is of what the wording leaves open,
    given that the probabilities are right; how far they are is said by the accuracy on marks that are known.
    """
    tail = (1 - central) / 2
    counts = [_distribution(column) for column in probabilities.T]
    table = {
        "mark": pd.Series(list(marks), dtype="str"),
        "expected": pd.Series(probabilities.sum(axis=0), dtype="float64"),
        "low": pd.Series([_quantile(count, tail) for count in counts], dtype="int64"),
        "high": pd.Series([_quantile(count, 1 - tail) for count in counts], dtype="int64"),
    }
    return pd.DataFrame(table)


def estimated_counts(estimate: Estimate, positions: NDArray[np.intp]) -> pd.DataFrame:
    """Expected counts of some of a consultation's comments; of all of them the printed totals, which leave no range.

    Comments whose reply decides nothing are in no count: they are not spread over the marks.
    """
    table = expected_counts(estimate.probabilities[positions[estimate.decided[positions]]], estimate.marks)
    if estimate.totals is None or len(np.unique(positions)) < len(estimate.probabilities):
        return table
    return table.assign(expected=estimate.totals.astype("float64"), low=estimate.totals, high=estimate.totals)


def _distribution(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability of each count from 0 to all: one convolution with (1 - p, p) a comment."""
    counts = np.zeros(len(probabilities) + 1)
    counts[0] = 1.0
    for number, p in enumerate(probabilities, start=1):
        counts[1 : number + 1] = counts[1 : number + 1] * (1 - p) + counts[:number] * p
        counts[0] *= 1 - p
    return counts


def _quantile(distribution: NDArray[np.float64], share: float) -> int:
    """The smallest count that is reached with at least this probability."""
    return min(int(np.searchsorted(np.cumsum(distribution), share - 1e-12)), len(distribution) - 1)
