"""Comments as units: one square a comment, in groups and in the order of a second label (a unit chart)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import UnitSquares

MOST = 2_000
"""Squares up to which each stands for one comment: more fill several screens and can no longer be told apart."""
UNKNOWN = ""
"""The second label of a comment that has none: its square stands last, and looks like nothing else."""
_STEPS = (1, 2, 5)


def unit_size(comments: int, *, most: int = MOST) -> int:
    """For how many comments a square stands: the least of 1, 2, 5, 10, 20, 50 … that keeps the picture at about `most` squares.

    >>> [unit_size(n) for n in (0, 94, 2000, 2001, 10_000, 345_100)]
    [1, 1, 1, 2, 5, 200]
    """
    power = 1
    while True:
        for step in _STEPS:
            if comments <= step * power * most:
                return step * power
        power *= 10


def unit_squares(
    ids: pd.Series[str],
    groups: pd.Series[str],
    labels: pd.Series[str],
    *,
    group_order: Sequence[str],
    label_order: Sequence[str],
    size: int = 1,
) -> DataFrame[UnitSquares]:
    """Lay comments out as squares; the three series have the same index.

    One row is a square: group, label (UNKNOWN where the comment has none), id (of its comment; empty where squares stand for
    several), count (comments it stands for, at most `size`; the last square of a part may stand for fewer). Sorted by group,
    label (both in the given order, UNKNOWN last), then in the comments' order. The counts of a part add up to its comments.
    Raises ValueError for a label that an order leaves out.
    """
    order = [*label_order, UNKNOWN]
    codes = _codes(groups, group_order) * len(order) + _codes(labels, order, missing=len(label_order))
    by_part = np.argsort(codes, kind="stable")
    parts, starts, counts = np.unique(codes[by_part], return_index=True, return_counts=True)
    squares = -(-counts // size)
    part = np.repeat(np.arange(len(parts)), squares)
    nth = np.arange(len(part)) - np.repeat(np.cumsum(squares) - squares, squares)
    names = ids.to_numpy(dtype=object)[by_part[starts[part] + nth]] if size == 1 else np.full(len(part), "", dtype=object)
    frame = pd.DataFrame(
        {
            "group": pd.array(np.asarray(group_order, dtype=object)[parts[part] // len(order)], dtype="str"),
            "label": pd.array(np.asarray(order, dtype=object)[parts[part] % len(order)], dtype="str"),
            "id": pd.array(names, dtype="str"),
            "count": np.minimum(size, counts[part] - nth * size).astype(np.int64),
        }
    )
    return cast("DataFrame[UnitSquares]", frame)


def _codes(labels: pd.Series[str], order: Sequence[str], *, missing: int = -1) -> NDArray[np.int64]:
    """The place of each label in the order; `missing` where there is none."""
    given = pd.Categorical(labels)
    places = pd.Index(order).get_indexer(pd.Index(given.categories.astype("object")))
    codes: NDArray[np.int64] = np.array([*places, missing], dtype=np.int64)[given.codes]
    if (codes < 0).any():
        unknown = sorted({str(each) for each in labels[codes < 0]})
        raise ValueError(f"labels {unknown} are not in the order {list(order)}")
    return codes
