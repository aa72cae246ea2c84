"""A table of a package as a CSV file: read with the line of each row, written the same way every time."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.package.problem import PackageError, Problem, each, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class FileColumns:
    """The columns of a file, which of them hold whole numbers, and whether further columns may follow."""

    columns: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    """Whole numbers that each row has."""
    places: tuple[str, ...] = ()
    """Whole numbers that a row may lack."""
    open_ended: bool = False


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table with the line of the file that each row starts on."""

    table: pd.DataFrame
    lines: Sequence[int]


def read_table(path: Path, wanted: FileColumns) -> Sheet:
    """Read a CSV: texts as str, numbers as integers, an empty cell as missing. Raises PackageError naming every bad cell."""
    header, rows, lines = _rows(path, wanted)
    problems: list[Problem] = []
    columns = {}
    for name, cells in zip(header, zip(*rows, strict=True) if rows else [()] * len(header), strict=True):
        counted = name in wanted.numbers or name in wanted.places
        column = _Column(path.name, name, cells, lines)
        columns[name] = column.numbers(problems, needed=name in wanted.numbers) if counted else column.texts(problems)
    refuse(problems)
    return Sheet(pd.DataFrame(columns, index=pd.RangeIndex(len(rows))), lines)


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as bytes: UTF-8, line feeds, missing as an empty cell."""
    written = io.BytesIO()
    table.to_csv(written, index=False, lineterminator="\n", encoding="utf-8")
    return written.getvalue()


def as_read(table: pd.DataFrame, wanted: FileColumns) -> pd.DataFrame | None:
    """A table of texts and places as `read_table` reads it from its `csv_bytes`; None where a look at the file has to tell."""
    names = [str(name) for name in table]
    columns = {name: table[name].astype("Int64" if name in wanted.places else "str") for name in names}
    if _header_problems("", names, wanted) or not all(_is_plain(column) for column in columns.values()):
        return None
    texts = {name: column.mask(column == "") for name, column in columns.items() if name not in wanted.places}
    return pd.DataFrame(columns | texts, index=pd.RangeIndex(len(table)))


def _is_plain(column: pd.Series[Any]) -> bool:
    """Whether no cell of a column is bad, nor may be cut in two by its line breaks."""
    if column.dtype == "Int64":
        return bool(column.dropna().between(0, 10**9 - 1).all())
    return not (column.str.isspace().any() or column.str.contains("\r", regex=False).any())


def utf8_text(path: Path) -> str:
    """A file as text; a byte order mark, as Excel writes it, is no part of it. Raises PackageError."""
    data = file_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        remedy = "UTF-8（Excelでは「CSV UTF-8」）で保存し直してください"
        found = data[error.start : error.end].hex()
        raise PackageError([Problem(path.name, "UTF-8ではない文字があります", remedy, line, found)]) from error


def file_bytes(path: Path) -> bytes:
    """The bytes of a file; one that cannot be read counts as empty, and its hash tells."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def _rows(path: Path, wanted: FileColumns) -> tuple[list[str], list[list[str]], list[int]]:
    """Header, rows, and the line that each row starts on: a cell may hold line breaks. Raises PackageError."""
    reader = csv.reader(io.StringIO(utf8_text(path), newline=""), strict=True)
    rows, lines, problems = [], [], []
    header: list[str] = []
    try:
        header = next(reader, [])
        refuse(_header_problems(path.name, header, wanted))
        start = reader.line_num + 1
        for row in reader:
            if len(row) == len(header):
                rows.append(row)
                lines.append(start)
            else:
                remedy = "カンマや引用符が抜けていないか、空の行がないか確かめてください"
                problems.append(Problem(path.name, f"{len(header)}列のはずが{len(row)}列です", remedy, start, ",".join(row)))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path.name, "CSVとして読めません", "引用符の対応を確かめてください", reader.line_num, str(error)))
    refuse(problems)
    return header, rows, lines


def _header_problems(name: str, header: list[str], wanted: FileColumns) -> list[Problem]:
    expected = list(wanted.columns)
    further = wanted.open_ended and header[: len(expected)] == expected and len(set(header)) == len(header)
    if header == expected or further:
        return []
    return [Problem(name, "見出しの行が違います", f"見出しを {','.join(expected)} にしてください", 1, ",".join(header))]


@dataclass(frozen=True)
class _Column:
    file: str
    name: str
    cells: tuple[str, ...]
    lines: list[int]

    def texts(self, problems: list[Problem]) -> pd.Series[str]:
        blank = [(line, cell) for line, cell in zip(self.lines, self.cells, strict=True) if cell and cell.isspace()]
        problems += each(self.file, f"「{self.name}」が空白だけです", "空にするか、値を入れてください", blank)
        return pd.Series([cell or None for cell in self.cells], dtype="str")

    def numbers(self, problems: list[Problem], *, needed: bool) -> pd.Series[int]:
        good = [cell.isascii() and cell.isdecimal() and len(cell) <= 9 for cell in self.cells]
        values = [int(cell) if fine else None for cell, fine in zip(self.cells, good, strict=True)]
        wrong = [
            (line, cell) for line, cell, fine in zip(self.lines, self.cells, good, strict=True) if not fine and (cell or needed)
        ]
        problems += each(self.file, f"「{self.name}」が整数ではありません", "半角の数字にしてください", wrong)
        if needed and None not in values:
            return pd.Series(values, dtype="int64")
        return pd.Series(values, dtype="Int64")
