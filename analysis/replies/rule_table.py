"""Rules kept as CSV: found in the data folder or beside the program, and refused with line, value and remedy."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN_FOLDER = Path(__file__).parent.parent.parent / "data" / "replies"


class RuleTableError(ValueError):
    """A file of rules that cannot be used; says file, line, value and remedy in Japanese."""


class Line(dict[str, str]):
    """A row of the file by column, and the place to name in a message."""

    place: str = ""

    def one_of(self, column: str, known: Sequence[str]) -> str:
        """The value of a column that takes certain values only. Raises RuleTableError."""
        if self[column] not in known:
            allowed = "、".join(each or "（空欄）" for each in known)
            raise RuleTableError(
                f"{self.place}：「{column}」に使えない値です（値：「{self[column]}」）。{allowed} のどれかにしてください"
            )
        return self[column]

    def pattern(self, column: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
        """The regular expression of a column, between two others. Raises RuleTableError."""
        try:
            return re.compile(f"{before}(?:{self[column]}){after}")
        except re.error as error:
            raise RuleTableError(
                f"{self.place}：正規表現として読めません（値：「{self[column]}」、{error}）。書き方を直してください"
            ) from error


def rule_file(name: str, data: Path | None = None) -> Path:
    """The file of a data folder; one that has none uses the file that came with the program."""
    own = data / "replies" / name if data else OWN_FOLDER / name
    return own if own.is_file() else OWN_FOLDER / name


def read_lines(path: Path, columns: Sequence[str]) -> list[Line]:
    """Read the rows of a file with these columns, in its order. Raises RuleTableError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if list(reader.fieldnames or ()) != list(columns):
                found = ",".join(reader.fieldnames or ())
                raise RuleTableError(f"{path.name} 1行目：見出しを {','.join(columns)} にしてください（値：「{found}」）")
            return [_line(record, f"{path.name} {reader.line_num}行目") for record in reader]
    except UnicodeDecodeError as error:
        raise RuleTableError(f"{path.name}：UTF-8ではありません。UTF-8で保存し直してください。") from error


def _line(record: dict[str, str], place: str) -> Line:
    if None in record or None in record.values():
        raise RuleTableError(
            f"{place}：列の数が見出しと違います（値：「{list(record.values())}」）。コンマの数をそろえてください"
        )
    line = Line(record)
    line.place = place
    return line
