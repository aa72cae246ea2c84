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
    """Give tokens of texts that differ from their copy the surface they have there."""
    kinds = columns.kind.copy()
    for text, own in columns.slices(verbatim):
        whole = verbatim[text]
        places = zip(columns.start[own].tolist(), columns.end[own].tolist(), columns.kind[own].tolist(), strict=True)
        for place, (start, end, kind) in enumerate(places, start=own.start):
            surface = whole[start:end]
            if surface != met.all[kind].surface:
                kinds[place] = met.written(kind, surface)
    return replace(columns, kind=kinds)
