"""Terms of several tokens as one: what the costs of the user dictionary leave apart is joined, the longest term first.

Costs keep nearly every term whole; a term with a blank in it (LINE WORKS) no tokenizer finds, and one whose parts are frequent
words can come apart beside a word that one of its parts likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.language.morphemes import Morpheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from analysis.language.columns import Columns
    from analysis.language.morphemes import Morphemes


def may_go_on(places: NDArray[np.intp], columns: Columns, met: Morphemes) -> NDArray[np.bool_]:
    """Whether a term may begin with the token at each place and the next: looked up once a pair, but where a blank is between."""
    pairs, which = np.unique(columns.kind[places].astype(np.int64) * len(met.all) + columns.kind[places + 1], return_inverse=True)
    surfaces = (met.all[pair // len(met.all)].surface + met.all[pair % len(met.all)].surface for pair in pairs.tolist())
    known = np.array([each in met.terms.beginnings or each in met.terms.entries for each in surfaces], dtype=np.bool_)
    may: NDArray[np.bool_] = known[which] | (columns.start[places + 1] != columns.end[places])
    return may


def joins(places: Sequence[int], columns: Columns, met: Morphemes) -> Iterator[tuple[int, int, int]]:
    """Find spans of tokens that together are a term and begin at one of `places` (ascending), with the number of its morpheme."""
    done = -1
    for place in places:
        if place <= done:
            continue
        last, entry = place, None
        for end, surface in _longer(place, columns, met):
            if surface in met.terms.entries:
                last, entry = end, met.terms.entries[surface]
        if entry:
            done = last
            yield place, last, met.number(Morpheme(entry.surface, entry.tag, entry.inflection_form, entry.lemma))


def _longer(place: int, columns: Columns, met: Morphemes) -> Iterator[tuple[int, str]]:
    """The texts that begin with a token, one token longer each, while a term may still come.

    A blank beside a Latin letter or a digit is how some set their type (8050 問題, DX 推進): where no term has it, it is none.
    """
    surface, end = met.all[columns.kind[place]].surface, place
    while surface in met.terms.beginnings and end + 1 < len(columns.kind) and columns.text[end + 1] == columns.text[place]:
        end += 1
        blanks, following = int(columns.start[end] - columns.end[end - 1]), met.all[columns.kind[end]].surface
        spaced = surface + " " * blanks + following
        known = spaced in met.terms.beginnings or spaced in met.terms.entries
        surface = spaced if known or not (surface[-1].isascii() or following[0].isascii()) else surface + following
        yield end, surface
