"""A mark and its count in a piece of a bar, and on a square."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

READ_AS_MINUS = frozenset("-－−–—‐―")
"""Marks of documents before which a number would be read as one below zero: 「－6」 is minus six to anybody."""

LONGEST_SIGN = 2
"""Letters that fit on a square of 24 pixels."""


def square_signs(legend: Iterable[str]) -> dict[str, str]:
    """Mark → what stands on its squares: the mark; where marks are words, its number in the legend.

    >>> square_signs(("◎", "○")), square_signs(("反映する", "参考とする"))
    ({'◎': '◎', '○': '○'}, {'反映する': '1', '参考とする': '2'})
    """
    marks = tuple(legend)
    words = any(len(mark) > LONGEST_SIGN for mark in marks)
    return {mark: str(n) if words else mark for n, mark in enumerate(marks, start=1)}


def short_wording(mark: str, name: str) -> str:
    """What a mark means, without the mark; a mark that is its own wording stands.

    >>> short_wording("○", "○ 素案に掲載"), short_wording("反映する", "反映する")
    ('素案に掲載', '反映する')
    """
    return name.removeprefix(mark).strip() or name


def mark_count(mark: str, name: str, count: int) -> str:
    """The mark and the count; where the mark would be read as a minus sign, its wording stands instead.

    `name` is the mark with its short wording.

    >>> mark_count("○", "○ 素案に掲載", 14), mark_count("－", "－ その他", 6)
    ('○14', 'その他6')
    """
    return f"{sign(mark, name)}{count:,}"


def sign(mark: str, name: str) -> str:
    """What stands before a number for a mark."""
    return short_wording(mark, name) if mark in READ_AS_MINUS else mark
