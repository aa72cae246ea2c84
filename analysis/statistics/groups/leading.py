"""What a figure of counts says first: which of its rows is the largest, where that can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TIED = 2
"""Rows of the same largest count that a sentence still names."""


class Leading(NamedTuple):
    """The largest rows of a table and what each of them counts."""

    names: tuple[str, ...]
    largest: float


def leading(names: Sequence[str], counts: Sequence[float]) -> Leading | None:
    """The row, or the two rows, of the largest count; None where nothing is counted or nothing stands out.

    >>> leading(["柱Ⅰ", "柱Ⅱ"], [22, 44]), leading(["柱Ⅰ", "柱Ⅱ"], [3, 3]), leading([], [])
    (Leading(names=('柱Ⅱ',), largest=44), None, None)
    """
    largest = max(counts, default=0)
    found = tuple(name for name, count in zip(names, counts, strict=True) if count == largest)
    whole = len(found) == len(counts) and len(counts) > 1
    return Leading(found, largest) if largest and len(found) <= MOST_TIED and not whole else None
