"""Pages whose running text is set in two columns, as in a newsletter: to be read down the left one, then down the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.words.block_marks import block_mark, marks_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.pdf.gaps import TextLine

_ROLES = {"opinion", "reply"}


def is_prose(columns: Sequence[Sequence[str]]) -> bool:
    """Whether columns are text and no table: each has words that mark opinions and words that mark replies."""
    return len(columns) == 2 and all(set(map(_role, column)) >= _ROLES for column in columns)


def halves(line: TextLine, edge: float) -> tuple[TextLine, TextLine]:
    """What stands on the left of the room between the columns, and on the right of it."""
    return [glyph for glyph in line if glyph.x < edge], [glyph for glyph in line if glyph.x >= edge]


def beside(line: TextLine, edge: float) -> bool:
    """Whether a line stands in one of the columns only."""
    return line[-1].x1 <= edge or line[0].x0 >= edge


def _role(text: str) -> str:
    mark = block_mark(text, lambda label: bool(marks_text(label)))
    return marks_text(mark.label) if mark else ""
