"""Writes a sheet as text: tab-separated, laid out in columns, or CSV."""

from __future__ import annotations

import csv
import io
import unicodedata
from itertools import zip_longest

from tests.documents.sheet import Break, Paragraph, Sheet, Table, plain

LINE = 120
"""Half-width characters on a line of laid-out text."""


def tabbed_text(sheet: Sheet) -> str:
    """A tab between two cells; a line break inside a cell becomes a blank, as this format has no other way."""
    lines: list[str] = []
    for block in sheet:
        if isinstance(block, Table):
            lines += ["\t".join(plain(cell).replace("\n", " ") for cell in row) for row in block.rows]
        else:
            lines.append(block.text if isinstance(block, Paragraph) else block.title)
        lines.append("")
    return "\n".join(lines)


def laid_out_text(sheet: Sheet) -> str:
    """Columns held apart by blanks, a long cell wrapped over several lines, rows apart by an empty line."""
    lines: list[str] = []
    for block in sheet:
        if isinstance(block, Table):
            lines += [line for row in block.rows for line in [*_laid_out_row(tuple(map(plain, row)), block.widths), ""]]
        else:
            lines += [block.text if isinstance(block, Paragraph) else f"\f{block.title}", ""]
    return "\n".join(lines)


def csv_text(sheet: Sheet) -> str:
    """Every line with as many fields as the widest table, as a spreadsheet saves it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    width = max((len(row) for block in sheet if isinstance(block, Table) for row in block.rows), default=1)
    for block in sheet:
        rows = block.rows if isinstance(block, Table) else ((block.title if isinstance(block, Break) else block.text,),)
        for row in [*rows, ()]:
            cells = [plain(cell) for cell in row]
            writer.writerow(cells + [""] * (width - len(cells)))
    return out.getvalue()


def wrapped(text: str, width: float) -> list[str]:
    """A text cut into lines no wider than `width`, counted in half-width characters."""
    lines = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for character in part:
            size = char_width(character)
            if line and used + size > width:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + character, used + size
        lines.append(line)
    return lines


def char_width(character: str) -> int:
    """2 for a full-width character, 1 for a half-width one."""
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _laid_out_row(cells: tuple[str, ...], widths: tuple[float, ...]) -> list[str]:
    sizes = [max(4, int(LINE * width) // 2 * 2) for width in widths]
    across = len([cell for cell in cells if cell]) == 1
    columns = [[cell] if across else wrapped(cell, size - 4) for cell, size in zip(cells, sizes, strict=True)]
    return [
        "".join(_padded(part, size) for part, size in zip(parts, sizes, strict=True)).rstrip(" ")
        for parts in zip_longest(*columns, fillvalue="")
    ]


def _padded(text: str, size: int) -> str:
    return text + " " * (size - sum(map(char_width, text)))
