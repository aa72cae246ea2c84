"""Plain text: cells set apart by tabs, or by blanks that stand under each other, or no cells at all."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import check_lines
from analysis.ingest.readers.plain.csv_file import csv_lines
from analysis.ingest.readers.plain.encoding import decoded
from analysis.ingest.readers.plain.exported import as_written
from analysis.ingest.readers.plain.laid_out import GAP, laid_out_lines
from analysis.ingest.readers.plain.markdown import is_markdown, markdown_lines
from analysis.ingest.readers.plain.readings import without_readings

if TYPE_CHECKING:
    from analysis.package.problem import Problem

LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a text in whatever encoding, and what is doubtful. Raises PackageError."""
    text, doubts = decoded(name, data)
    text, taken_off = without_readings(name, text)
    lines, more = text_lines(name, text)
    return lines, [*doubts, *taken_off, *more]


def text_lines(name: str, text: str) -> tuple[list[Line], list[Problem]]:
    """Every line of a text. A tab-separated line is cut at its tabs and not changed in any other way."""
    lines = split_lines(text)
    check_lines(name, len(lines))
    if is_markdown(lines):
        return markdown_lines(lines), []
    tabbed = sum("\t" in line for line in lines)
    gaps = sum(GAP.search(line.strip()) is not None for line in lines)
    if tabbed and tabbed >= gaps / 4:
        return csv_lines(name, text) if quoted(lines, text) else as_written(name, tabbed_lines(lines))
    if comma_separated(lines):
        return csv_lines(name, text)
    return laid_out_lines(lines), []


def split_lines(text: str) -> list[str]:
    """The lines of a text; one that ends in a line break has no further line after it."""
    lines = LINE_END.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def tabbed_lines(lines: list[str]) -> list[Line]:
    """Lines cut at their tabs; those without a tab are running text."""
    return [Line(1, number, tuple(line.split("\t")), 1 if "\t" in line else None) for number, line in enumerate(lines, start=1)]


def quoted(lines: list[str], text: str) -> bool:
    """Whether a tab-separated text has cells in quotes, as a spreadsheet writes those with line breaks and R writes all texts."""
    tabbed = [line.split("\t") for line in lines if "\t" in line]
    if tabbed and sum(any(_in_quotes(cell) for cell in cells) for cells in tabbed) * 2 > len(tabbed):
        return True
    if not any(cell.startswith('"') and cell.count('"') % 2 for line in lines for cell in line.split("\t")):
        return False
    try:
        return sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)) < len(lines)
    except csv.Error:
        return False


def _in_quotes(cell: str) -> bool:
    return len(cell) > 1 and cell.startswith('"') and cell.endswith('"')


def comma_separated(lines: list[str]) -> bool:
    """Whether a text that is not called a CSV is one: most lines hold the same number of commas, two or more."""
    counts = [line.count(",") for line in lines if line.strip()]
    most = max(set(counts), key=counts.count) if counts else 0
    return most >= 2 and counts.count(most) * 2 > len(counts)
