"""Tables of Markdown: cells between upright strokes, with a row of dashes below the headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_STROKE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+")


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether some line of dashes and strokes stands below a line of strokes, or several lines are headings."""
    if sum(_HEADING.match(line) is not None for line in lines) > 1:
        return True
    return any(_DASHES.fullmatch(line) and "|" in above for above, line in pairwise(lines))


def markdown_lines(lines: Sequence[str]) -> list[Line]:
    """Rows of tables and lines of running text, without the signs that make them so; the row of dashes is no line."""
    return list(_lines(lines))


def _lines(lines: Sequence[str]) -> Iterator[Line]:
    table, width, inside = 0, 0, False
    for number, line in enumerate(lines, start=1):
        if _DASHES.fullmatch(line):
            continue
        following = lines[number] if number < len(lines) else ""
        begins = "|" in line and _DASHES.fullmatch(following) is not None
        table, inside = table + begins, begins or (inside and "|" in line)
        width = len(_cells(line)) if begins else width
        row = (*_cells(line), *[""] * width)[: max(width, len(_cells(line)))]
        yield (
            Line(1, number, row, table)
            if inside
            else Line(1, number, (_HEADING.sub("", line.strip(), count=1),), level=_level(line))
        )


def _level(line: str) -> int:
    """The level of a heading; 0 for other lines."""
    found = _HEADING.match(line)
    return len(found[0].strip()) if found else 0


def _cells(line: str) -> tuple[str, ...]:
    bare = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return tuple(_BREAK.sub("\n", cell.strip()).replace("\\|", "|") for cell in _STROKE.split(bare))
