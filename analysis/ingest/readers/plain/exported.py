"""What programs add to the cells of a CSV that they write, taken off again: ="001", markup around a text, guards."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.package.guarded_cells import EXCHANGED, GUARDS_TOLD, unguarded
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.ingest.readers.document import Line

_KEPT_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
"""How a number is written so that a spreadsheet leaves its zeros alone."""
_MARKED_UP = re.compile(
    r"<(?:p|div|ul|ol|h[1-6]|blockquote|span)\b[^<>]*>.*</(?:p|div|ul|ol|h[1-6]|blockquote|span)>\s*", re.DOTALL
)
"""A cell that is markup from end to end; one that only quotes some is left as it is."""
_PARAGRAPHS = ("p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


def as_written(name: str, lines: Sequence[Line]) -> tuple[list[Line], list[Problem]]:
    """Lines with their texts as they were before the file was written, and what a person should know of it."""
    marked = next((line for line in lines if any(map(_is_marked_up, line.cells))), None)
    found = [_with_cells(line, (_plain(cell) for cell in line.cells)) for line in _with_row_names(lines)]
    head = next((line.cells for line in found if any(line.cells)), ())
    if set(EXCHANGED) <= {cell.strip("\ufeff ").lower() for cell in head}:
        found = [_with_cells(line, map(unguarded, line.cells)) for line in found]
    if [cell for cell in head if cell] == [GUARDS_TOLD]:
        found = [_with_cells(line, map(unguarded, line.cells)) for line in found if line.cells is not head]
    message = "HTMLで書かれたセルから、印（タグ）を除いて文字だけを読みました"
    return found, [Problem(name, message, "段落や箇条書きが原本と同じかを見てください", marked.line)] if marked else []


def _with_cells(line: Line, cells: Iterable[str]) -> Line:
    found = tuple(cells)
    return line if found == line.cells else replace(line, cells=found)


def _plain(cell: str) -> str:
    if cell.startswith("=") and (kept := _KEPT_AS_TEXT.fullmatch(cell)):
        return kept[1].replace('""', '"')
    return _text_of(cell) if _is_marked_up(cell) else cell


def _is_marked_up(cell: str) -> bool:
    return cell[:1] == "<" and _MARKED_UP.fullmatch(cell) is not None


def _text_of(cell: str) -> str:
    """The text that a browser shows of a cell, each paragraph on a line of its own."""
    from lxml import etree

    root = etree.HTML(cell)
    if root is None:
        return cell
    for element in root.iter("br", *_PARAGRAPHS):
        element.tail = f"\n{element.tail or ''}"
        if element.tag in _PARAGRAPHS:
            element.text = f"\n{element.text or ''}"
    lines = (" ".join(line.split(" ")).strip() for line in "".join(root.itertext()).split("\n"))
    return "\n".join(filter(None, lines))


def _with_row_names(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines of R's write.table, whose first one lacks the cell above the names of the rows."""
    filled = [line for line in lines if any(line.cells)]
    widths = [len(line.cells) for line in filled]
    if len(widths) < 3 or widths[0] < 2 or any(width != widths[0] + 1 for width in widths[1:]):
        return lines
    names = [line.cells[0] for line in filled[1:]]
    counted = all(name.isdecimal() for name in names) and all(int(b) == int(a) + 1 for a, b in pairwise(names))
    return [replace(line, cells=("", *line.cells)) if counted and line is filled[0] else line for line in lines]
