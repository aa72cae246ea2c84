"""Words too long for their cell, such as addresses of web pages: they run on over the rule into the next cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from analysis.ingest.readers.pdf.drawn import HANGING

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Glyph
    from analysis.ingest.readers.pdf.ruled import RuledTable

_UNBROKEN, _CLOSING = re.compile(r"[!-~]"), re.compile(r"[!-~、。，．」』）)〉》】〕]")
"""Only such characters are never parted at the end of a line, nor is what closes from what it closes; Japanese is."""


def homes(table: RuledTable, glyphs: list[Glyph]) -> list[tuple[int, int]]:
    """Row and column of each character, those of a word all where it begins. Characters come in the order they were drawn in,
    and all of them stand in the table."""
    found: list[tuple[int, int]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        own = table.place(glyph) or (0, 0)
        if before is not None and own[1] > found[-1][1] and _goes_on(before, glyph) and _runs_over(table, before, glyph):
            own = (own[0], found[-1][1])
        found.append(own)
        before = glyph
    return found


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether two characters drawn one after the other belong to one word."""
    touch = abs(glyph.x0 - before.x1) < _room(before) and abs(glyph.y - before.y) < 0.15 * glyph.size
    word = _UNBROKEN.match(before.text) and _CLOSING.match(glyph.text)
    closing = before.text in HANGING and glyph.text in HANGING
    return touch and not (glyph.turn or before.turn) and bool(word or closing)


def _room(before: Glyph) -> float:
    """How far apart two characters of a word may stand: half of the square of a closing mark is blank."""
    return (0.65 if before.text in HANGING else 0.15) * before.size


def _runs_over(table: RuledTable, before: Glyph, glyph: Glyph) -> bool:
    """Whether a word runs over a rule: one of its characters stands on it, or letters touch there; numbers may be neighbours."""
    if bisect_right(table.xs, before.x) == bisect_right(table.xs, glyph.x):
        return True  # beyond the rule already
    edge = table.xs[bisect_right(table.xs, glyph.x) - 1]
    on_it = glyph.x0 < edge - 0.5 or before.x1 > edge + 0.5
    return on_it or not (before.text.isdecimal() and glyph.text.isdecimal())
