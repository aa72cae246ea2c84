"""CSV as offices publish it: any separator, cells with line breaks, rows of different lengths, quotes that were forgotten."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CHARACTERS, check_lines, refused
from analysis.ingest.readers.plain.bare_quotes import doubled
from analysis.ingest.readers.plain.encoding import decoded
from analysis.ingest.readers.plain.exported import as_written
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\r")
SEPARATORS = ",\t;"
LABEL = 12
"""Characters up to which a cell is looked up among those before, to be kept once."""
HEAD, SAMPLE = 200_000, 500
"""Characters and records by which a separator is chosen."""


def read_csv(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a CSV in whatever encoding, and what is doubtful. Raises PackageError."""
    text, doubts = decoded(name, data)
    lines, more = csv_lines(name, text)
    return lines, [*doubts, *more]


def csv_lines(name: str, text: str) -> tuple[list[Line], list[Problem]]:
    """Every record of a CSV, empty ones too, with the lines of the file it takes; and what is doubtful. Raises PackageError."""
    check_lines(name, text.count("\n"))
    separator = separator_of(text)
    try:
        found = list(_records(text, separator, strict=True))
        doubts: list[Problem] = []
    except csv.Error as error:
        if "field limit" in str(error):
            remedy = "引用符が閉じているか確かめ、長い文は分けて入れてください"
            refused(name, f"1つのセルが長すぎます（上限は{CHARACTERS:,}字）", remedy)
        found, doubts = _mended(name, text, separator) or _as_they_come(name, text, separator, str(error))
    lines, more = as_written(name, _one_column(found, separator))
    return lines, [*doubts, *more]


def _mended(name: str, text: str, separator: str) -> tuple[list[Line], list[Problem]] | None:
    """The lines where nothing is wrong but quotes inside of cells that nobody doubled; None for anything else."""
    mended, places = doubled(text, separator)
    if not places:
        return None
    more = f"（ほかに{len(places) - 1}行）" if len(places) > 1 else ""
    message = f'セルの中に、重ねていない引用符（"）があります。文の一部として読みました{more}'
    try:
        lines = list(_records(mended, separator, strict=True))
    except csv.Error:
        return None
    return lines, [Problem(name, message, "セルの切れ目が正しいか、原本と見比べてください", places[0])]


def _as_they_come(name: str, text: str, separator: str, error: str) -> tuple[list[Line], list[Problem]]:
    found = list(_records(text, separator, strict=False))
    line = max(found, key=lambda line: (line.end or line.line) - line.line, default=None)
    remedy = 'セルの前後の引用符（"）が閉じているか、原本を確かめてください'
    return found, [Problem(name, "引用符の使い方が崩れた行があります", remedy, line.line if line else None, error)]


def _one_column(lines: list[Line], separator: str) -> list[Line]:
    """The lines; where nearly all have one cell, the separator in another is a sign of its text."""
    filled = [line for line in lines if any(line.cells)]
    single = sum(len(line.cells) == 1 for line in filled)
    if not filled or len(filled[0].cells) > 1 or single * 2 <= len(filled):
        return lines
    return [replace(line, cells=(separator.join(line.cells),)) if len(line.cells) > 1 else line for line in lines]


def separator_of(text: str) -> str:
    """The separator by which most records have as many cells as most others: a comma, unless tabs or semicolons do its work."""
    head = text[:HEAD]
    records = {separator: _widths(head, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: records[separator])


def _widths(text: str, separator: str) -> tuple[float, int]:
    """The share of records that have as many cells as most of those with several, and how many cells these are."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths = Counter(len(record) for record in islice(reader, SAMPLE) if any(record))
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 1
    width = max(several, key=lambda each: (several[each], each))
    return several[width] / widths.total(), width


def _quotes_after_blanks(text: str, separator: str) -> bool:
    """Whether quotes stand behind a blank (1, "a, b"), so that the blank is no part of the cell and the quote opens it."""
    head = text[:200_000]
    return len(re.findall(rf'{separator} +"(?!")', head)) > head.count(f'{separator}"')


def _records(text: str, separator: str, *, strict: bool) -> Iterator[Line]:
    csv.field_size_limit(CHARACTERS)  # its own limit of 131,072 would raise an error on a long cell
    quoted = _quotes_after_blanks(text, separator)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict, skipinitialspace=quoted)
    broken = "\r" in text
    before, labels = 0, dict[str, str]()
    for record in reader:
        first, last, before = before + 1, reader.line_num, reader.line_num
        record = [_BREAK.sub("\n", cell) for cell in record] if broken else record
        # Labels come again and again: of a large file they would take as much memory as the texts.
        cells = tuple(labels.setdefault(cell, cell) if len(cell) <= LABEL else cell for cell in record) or ("",)
        yield Line(1, first, cells, 1, end=last if last > first else None)
