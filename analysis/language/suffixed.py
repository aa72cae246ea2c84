"""Words made by a suffix of manner (アウトリーチ型, IT特化型, タッチパネル式): it belongs to all the nouns before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.language.morphemes import MAKES_WORD, STEM, Morpheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.language.columns import Columns
    from analysis.language.morphemes import Morphemes

_TAG = "名詞,一般,*,*"


def suffixed(columns: Columns, met: Morphemes) -> Iterator[tuple[int, int, int]]:
    """Find spans of tokens that are adjacent nouns and such a suffix, with the number of the word they make."""
    marks = met.marks[columns.kind]
    for last in np.flatnonzero(marks & MAKES_WORD).tolist():
        first = last
        while first and marks[first - 1] & STEM and _touches(columns, first):
            first -= 1
        if first < last:
            surface = "".join(met.all[kind].surface for kind in columns.kind[first : last + 1].tolist())
            yield first, last, met.number(Morpheme(surface, _TAG, "*", surface))


def _touches(columns: Columns, place: int) -> bool:
    """Whether a token stands right behind the one before it."""
    return bool(columns.text[place] == columns.text[place - 1] and columns.start[place] == columns.end[place - 1])
