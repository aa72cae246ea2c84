"""Places found in the texts, as runs of tokens, and what can be asked of two sets of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int32]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Hits:
    """Runs of tokens, from `first` to `last` inclusive, sorted by both, each once."""

    first: Integers
    last: Integers

    def __len__(self) -> int:
        return len(self.first)

    def where(self, keep: Flags) -> Hits:
        return Hits(self.first[keep], self.last[keep])


NONE = Hits(np.zeros(0, np.int32), np.zeros(0, np.int32))


def hits(first: NDArray[np.integer], last: NDArray[np.integer]) -> Hits:
    """Sort runs of tokens and drop doubles."""
    key = np.sort(first.astype(np.int64) << 32 | last.astype(np.int64), kind="stable")  # quick on what is sorted in stretches
    key = key[np.r_[True, key[1:] != key[:-1]]] if len(key) else key
    return Hits((key >> 32).astype(np.int32), (key & 0xFFFFFFFF).astype(np.int32))


def union(parts: list[Hits]) -> Hits:
    """All the places of several sets."""
    parts = [part for part in parts if len(part)]
    if len(parts) == 1:
        return parts[0]
    return hits(np.concatenate([part.first for part in parts]), np.concatenate([part.last for part in parts])) if parts else NONE


def overlapping(one: Hits, other: Hits) -> Flags:
    """Say of each run of `one` whether it shares a token with a run of `other`."""
    if not len(other):
        return np.zeros(len(one), np.bool_)
    reach = np.maximum.accumulate(other.last)  # the furthest token covered by the runs that begin so far
    begun = np.searchsorted(other.first, one.last, side="right")
    return (begun > 0) & (reach[np.maximum(begun - 1, 0)] >= one.first)


def followed(one: Hits, other: Hits, within: int, text: Integers) -> Flags:
    """Say of each run of `one` whether a run of `other` begins at most `within` tokens after its end, in the same text."""
    if not len(other) or not len(one):
        return np.zeros(len(one), np.bool_)
    following = np.searchsorted(other.first, one.last, side="right")
    nearest = other.first[np.minimum(following, len(other) - 1)]
    fits: Flags = (following < len(other)) & (nearest - one.last <= within) & (text[nearest] == text[one.last])
    return fits


def preceded(one: Hits, other: Hits, within: int, text: Integers) -> Flags:
    """Say of each run of `one` whether a run of `other` ends at most `within` tokens before its begin, in the same text."""
    if not len(other) or not len(one):
        return np.zeros(len(one), np.bool_)
    ends = np.sort(other.last)
    preceding = np.searchsorted(ends, one.first, side="left") - 1
    nearest = ends[np.maximum(preceding, 0)]
    fits: Flags = (preceding >= 0) & (one.first - nearest <= within) & (text[nearest] == text[one.first])
    return fits


def close(one: Hits, other: Hits, within: int, text: Integers) -> Flags:
    """Say of each run of `one` whether a run of `other` is at most `within` tokens away on either side, or overlaps it."""
    return followed(one, other, within, text) | preceded(one, other, within, text) | overlapping(one, other)


def near(parts: list[Hits], within: int, text: Integers) -> Hits:
    """Places of the first part that have every other part close, and the places of the others that are close to one of them."""
    first, *others = parts
    for other in others:
        first = first.where(close(first, other, within, text))
    return union([first, *(other.where(close(other, first, within, text)) for other in others)])


def sequence(parts: list[Hits], within: int, text: Integers) -> Hits:
    """Places of the parts that stand one after the other, each at most `within` tokens after the one before."""
    kept = list(parts)
    for place in range(len(kept) - 2, -1, -1):
        kept[place] = kept[place].where(followed(kept[place], kept[place + 1], within, text))
    for place in range(1, len(kept)):
        kept[place] = kept[place].where(preceded(kept[place], kept[place - 1], within, text))
    return union(kept)


def widest(found: Hits) -> Hits:
    """Drop the places that lie within another one."""
    order = np.lexsort((-found.last, found.first))
    first, last = found.first[order], found.last[order]
    reach = np.r_[np.int32(-1), np.maximum.accumulate(last)[:-1]] if len(last) else last
    return Hits(first, last).where(last > reach)
