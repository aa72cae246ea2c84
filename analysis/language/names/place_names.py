"""Names of places with what kind of place it is (三重県, 札幌市, 最上郡): one word in every document, without a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.language.morphemes import ENDS_PLACE, PLACE, Morpheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.language.columns import Columns
    from analysis.language.morphemes import Morphemes

TAG = "名詞,固有名詞,地域,一般"


def place_names(columns: Columns, met: Morphemes) -> Iterator[tuple[int, int, int]]:
    """Find the name of a place and 都道府県市区町村郡 right behind it, with the number of the word they make.

    Only where the dictionary says both: of 本市, 同市 and 市民 nothing is joined. Names that it cuts within (いなべ市) are in the
    user dictionary.
    """
    marks = met.marks[columns.kind]
    touches = (columns.text[1:] == columns.text[:-1]) & (columns.start[1:] == columns.end[:-1])
    for first in np.flatnonzero((marks[:-1] & PLACE > 0) & (marks[1:] & ENDS_PLACE > 0) & touches).tolist():
        surface = "".join(met.all[kind].surface for kind in columns.kind[first : first + 2].tolist())
        yield first, first + 1, met.number(Morpheme(surface, TAG, "*", surface))
