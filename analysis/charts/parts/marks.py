"""A mark and its count in a piece of a bar."""

from __future__ import annotations

READ_AS_MINUS = frozenset("-－−–—‐―")
"""Marks of documents before which a number would be read as one below zero: 「－6」 is minus six to anybody."""


def mark_count(mark: str, name: str, count: int) -> str:
    """The mark and the count; where the mark would be read as a minus sign, its wording stands instead.

    `name` is the mark with its short wording.

    >>> mark_count("○", "○ 素案に掲載", 14), mark_count("－", "－ その他", 6)
    ('○14', 'その他6')
    """
    return f"{sign(mark, name)}{count:,}"


def sign(mark: str, name: str) -> str:
    """What stands before a number for a mark."""
    return (name.removeprefix(mark).strip() or mark) if mark in READ_AS_MINUS else mark
