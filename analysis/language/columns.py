"""Tokens of many texts as one array a property: an object a token would cost more than finding the token."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from analysis.language.morphemes import Morphemes
    from analysis.language.normalize import Normalized

    Integers = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Columns:
    """One place in each array is a token, in the order of the texts."""

    text: Integers
    """Which of the texts it is in."""
    start: Integers
    end: Integers
    kind: Integers
    """Number of its morpheme."""
    line: NDArray[np.bool_]
    """Whether a new line begins before it."""

    def joined(self, spans: Iterable[tuple[int, int, int]]) -> Columns:
        """Make each span of tokens (first, last, kind) one token."""
        spans = list(spans)
        if not spans:
            return self
        first, last, kind = np.array(spans, dtype=np.int32).T
        ends, kinds = self.end.copy(), self.kind.copy()
        ends[first], kinds[first] = self.end[last], kind
        kept = np.ones(len(self.kind), dtype=bool)
        for begin, end, _ in spans:
            kept[begin + 1 : end + 1] = False
        return Columns(self.text[kept], self.start[kept], ends[kept], kinds[kept], self.line[kept])

    def slices(self, texts: Iterable[int]) -> list[tuple[int, slice]]:
        """Where the tokens of some texts are."""
        wanted = np.fromiter(texts, dtype=np.int32)
        left, right = np.searchsorted(self.text, wanted, "left"), np.searchsorted(self.text, wanted, "right")
        return [(int(text), slice(int(begin), int(end))) for text, begin, end in zip(wanted, left, right, strict=True)]


def placed(columns: Columns, copies: Mapping[int, Normalized], met: Morphemes) -> Columns:
    """Change places in copies whose characters do not stand for one each into places in the verbatim text.

    Tokens that share a verbatim character (㈱ → （・株・）) become one.
    """
    starts, ends = columns.start.copy(), columns.end.copy()
    spans: list[tuple[int, int, int]] = []
    for text, own in columns.slices(index for index, copy in copies.items() if copy.starts is not None):
        copy = copies[text]
        assert copy.starts is not None and copy.ends is not None
        starts[own] = np.take(copy.starts, columns.start[own])
        ends[own] = np.take(copy.ends, columns.end[own] - 1)
        spans += _sharing(own, starts, ends, columns.kind, met)
    return replace(columns, start=starts, end=ends).joined(spans)


def _sharing(own: slice, starts: Integers, ends: Integers, kinds: Integers, met: Morphemes) -> Iterable[tuple[int, int, int]]:
    """Spans of tokens that share a verbatim character; the kind is that of their first noun with the surfaces of all."""
    first = own.start
    for place in range(own.start + 1, own.stop + 1):
        if place < own.stop and starts[place] < ends[place - 1]:
            continue
        if place - first > 1:
            parts = [met.all[kind] for kind in kinds[first:place]]
            head = next((part for part in parts if part.tag.startswith("名詞")), parts[0])
            whole = "".join(part.surface for part in parts)
            yield first, place - 1, met.number(head._replace(surface=whole, lemma=whole))
        first = place


def as_written(columns: Columns, verbatim: Mapping[int, str], met: Morphemes) -> Columns:
    """Give tokens of texts that differ from their copy the surface they have there; `verbatim` is in the order of the texts."""
    if not verbatim:
        return columns
    texts = np.fromiter(verbatim, dtype=np.int64)
    lengths = np.fromiter(map(len, verbatim.values()), dtype=np.int64)
    begins = np.full(max(int(texts[-1]), int(columns.text.max(initial=0))) + 1, -1, dtype=np.int32)
    begins[texts] = np.cumsum(lengths) - lengths
    places = np.flatnonzero(begins[columns.text] >= 0)
    start, end, kind = columns.start[places], columns.end[places], columns.kind[places]
    whole = "".join(verbatim.values())
    begin = begins[columns.text[places]] + start
    kinds, known = columns.kind.copy(), dict[tuple[int, str], int]()
    differs = np.flatnonzero(_differ(whole, begin, end - start, kind, met))
    for place, number, left, right in zip(
        *(each[differs].tolist() for each in (places, kind, begin, begin + end - start)), strict=True
    ):
        written = number, whole[left:right]
        if written not in known:
            known[written] = met.written(*written)
        kinds[place] = known[written]
    return replace(columns, kind=kinds)


def _differ(whole: str, begin: Integers, length: Integers, kind: Integers, met: Morphemes) -> NDArray[np.bool_]:
    """Whether what stands at each place of a text is not the surface of the morpheme there."""
    used = np.flatnonzero(np.bincount(kind))
    lengths = met.lengths
    surface = np.zeros(len(lengths), dtype=np.int64)
    surface[used] = np.cumsum(lengths[used]) - lengths[used]
    surfaces = "".join([met.all[number].surface for number in used.tolist()])
    differs: NDArray[np.bool_] = lengths[kind] != length
    same = np.flatnonzero(~differs)
    token = np.repeat(np.arange(len(same)), length[same])
    inside = np.arange(len(token)) - np.repeat(np.cumsum(length[same]) - length[same], length[same])
    unlike = _characters(whole)[begin[same][token] + inside] != _characters(surfaces)[surface[kind[same]][token] + inside]
    differs[same[token[unlike]]] = True
    return differs


def _characters(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
