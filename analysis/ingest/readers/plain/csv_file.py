"""CSV as offices publish it: any separator, cells with line breaks, rows of different lengths, quotes that were forgotten."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CHARACTERS, check_lines, refused
from analysis.ingest.readers.plain.encoding import decoded
from analysis.package.guarded_cells import EXCHANGED, unguarded
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BREAK = re.compile(r"\r\n|\r")


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
        return as_written(list(_records(text, separator, strict=True))), []
    except csv.Error as error:
        if "field limit" in str(error):
            remedy = "引用符が閉じているか確かめ、長い文は分けて入れてください"
            refused(name, f"1つのセルが長すぎます（上限は{CHARACTERS:,}字）", remedy)
        found = list(_records(text, separator, strict=False))
        line = max(found, key=lambda line: (line.end or line.line) - line.line, default=None)
        remedy = 'セルの前後の引用符（"）が閉じているか、原本を確かめてください'
        return found, [Problem(name, "引用符の使い方が崩れた行があります", remedy, line.line if line else None, str(error))]


def separator_of(text: str) -> str:
    """The separator that stands in most lines: a comma, unless tabs or semicolons do its work."""
    head = text[:200_000]
    lines = {separator: sum(separator in line for line in head.splitlines()) for separator in ",\t;"}
    return max(lines, key=lambda separator: lines[separator])


def _quotes_after_blanks(text: str, separator: str) -> bool:
    """Whether quotes stand behind a blank (1, "a, b"), so that the blank is no part of the cell and the quote opens it."""
    head = text[:200_000]
    return len(re.findall(rf'{separator} +"(?!")', head)) > head.count(f'{separator}"')


def _records(text: str, separator: str, *, strict: bool) -> Iterator[Line]:
    csv.field_size_limit(CHARACTERS)  # its own limit of 131,072 would raise an error on a long cell
    quoted = _quotes_after_blanks(text, separator)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict, skipinitialspace=quoted)
    before = 0
    for record in reader:
        first, last, before = before + 1, reader.line_num, reader.line_num
        cells = tuple(_BREAK.sub("\n", cell) for cell in record) or ("",)
        yield Line(1, first, cells, 1, end=last if last > first else None)


def as_written(lines: Sequence[Line]) -> list[Line]:
    """The lines of a file with their texts as they were before the file was guarded, if it is of the form that is."""
    head = next((line.cells for line in lines if any(line.cells)), ())
    if not set(EXCHANGED) <= {cell.strip("\ufeff ").lower() for cell in head}:
        return list(lines)
    return [replace(line, cells=tuple(map(unguarded, line.cells))) for line in lines]
