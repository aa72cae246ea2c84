"""Characters on a page put back into text: lines from left to right, or upright characters under each other."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.ingest.readers.pdf.drawn import Glyph

_WORD = re.compile(r"[A-Za-z0-9]")
_WRITING = re.compile("[ぁ-んァ-ヶー一-鿿々〇㐀-䶿豈-\ufaff]")


def text_of(glyphs: list[Glyph]) -> str:
    """The text of a cell: a line feed between its lines; characters set under each other are one word."""
    lines = lines_of([glyph for glyph in glyphs if not glyph.turn])
    text = upright_text(lines)
    if text is None:
        text = "\n".join(filter(None, (line_text(line) for line in lines)))
    lying = "".join(lying_text(glyphs, turn) for turn in (1, 3))
    return f"{text}\n{lying}".strip("\n") if lying else text


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters on one height are a line; lines from top to bottom, characters from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if lines and _on_line(glyph, lines[-1]):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda glyph: (glyph.x0, glyph.x1)) for line in lines if any(not g.text.isspace() for g in line)]


def _on_line(glyph: Glyph, line: list[Glyph]) -> bool:
    """Whether a character overlaps the tallest one of a line by half of the smaller of the two."""
    tallest = max(line[-8:], key=lambda other: other.size)
    shared = min(glyph.bottom, tallest.bottom) - max(glyph.top, tallest.top)
    return shared > 0.5 * min(glyph.bottom - glyph.top, tallest.bottom - tallest.top)


def line_text(line: list[Glyph]) -> str:
    """The characters of a line; a blank where the room between two is wider than letters leave."""
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in line:
        if before is not None and not glyph.text.isspace() and not before.text.isspace() and is_gap(before, glyph):
            parts.append(" ")
        parts.append(glyph.text)
        before = glyph
    return "".join(parts).strip()


def is_gap(left: Glyph, right: Glyph, *, wide: float = 0.7) -> bool:
    """Whether two neighbours stand apart: by 0.7 of their size, or 0.25 between letters of words."""
    room = right.x0 - left.x1
    size = min(left.size, right.size)
    if _WORD.match(left.text) and _WORD.match(right.text):
        return room > 0.25 * size
    return room > wide * size


def upright_text(lines: list[list[Glyph]]) -> str | None:
    """The word that characters under each other make, columns from right to left; None for ordinary lines."""
    glyphs = [glyph for line in lines for glyph in line if not glyph.text.isspace()]
    if len(lines) < 2 or sum(_WRITING.match(glyph.text) is not None for glyph in glyphs) * 2 < len(glyphs):
        return None
    counts = [sum(not glyph.text.isspace() for glyph in line) for line in lines]
    if all(count == 1 for count in counts) or (len(counts) > 3 and max(counts) == 2 and counts.count(1) * 10 >= len(counts) * 7):
        return "".join(line_text(line) for line in lines)
    return _columns_text(lines) if _in_columns(lines) else None


def _in_columns(lines: list[list[Glyph]]) -> bool:
    """Whether neighbours in a line stand apart while those below each other touch, as in Japanese set vertically."""
    apart = close = 0
    for line in lines:
        shown = [glyph for glyph in line if not glyph.text.isspace()]
        for left, right in itertools.pairwise(shown):
            apart += right.x0 - left.x1 > 0.35 * left.size
            close += right.x0 - left.x1 <= 0.35 * left.size
    pitches = [below[0].y - above[0].y for above, below in itertools.pairwise(lines)]
    tight = sum(pitch <= 1.25 * line[0].size for pitch, line in zip(pitches, lines, strict=False))
    return len(lines) > 2 and close == 0 and apart > 0 and tight * 5 >= len(pitches) * 4


def _columns_text(lines: list[list[Glyph]]) -> str:
    columns: list[list[Glyph]] = []
    for glyph in sorted((glyph for line in lines for glyph in line if not glyph.text.isspace()), key=lambda glyph: -glyph.x):
        if columns and abs(columns[-1][0].x - glyph.x) < 0.5 * glyph.size:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return "\n".join("".join(glyph.text for glyph in sorted(column, key=lambda glyph: glyph.y)) for column in columns)


def lying_text(glyphs: list[Glyph], turn: int) -> str:
    """Text that lies on its side: clockwise it runs down and its lines go to the left, else it runs up and they go right."""
    lying = [glyph for glyph in glyphs if glyph.turn == turn]
    down = 1 if turn == 1 else -1
    columns: list[list[Glyph]] = []
    for glyph in sorted(lying, key=lambda glyph: -down * glyph.x):
        if columns and abs(columns[-1][0].x - glyph.x) < 0.5 * glyph.size:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return "\n".join("".join(g.text for g in sorted(column, key=lambda g: down * g.y)).strip() for column in columns)
