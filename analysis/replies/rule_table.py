"""Rules kept as CSV: found in the data folder or beside the program, and refused with line, value and remedy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from analysis.package.csv_table import FileColumns, read_table
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OWN_FOLDER = Path(__file__).parent.parent.parent / "data" / "replies"
Rule = TypeVar("Rule")


class Line(dict[str, str]):
    """A row of the file by column; an empty cell is an empty text."""

    file: str = ""
    number: int = 0
    """Line of the file."""

    def one_of(self, column: str, known: Sequence[str]) -> str:
        """The value of a column that takes certain values only. Raises PackageError."""
        if self[column] not in known:
            allowed = "、".join(each or "（空欄）" for each in known)
            self.refuse(column, f"「{column}」に使えない値です", f"{allowed} のどれかにしてください")
        return self[column]

    def decimal(self, column: str) -> float:
        """The number of a column. Raises PackageError."""
        try:
            return float(self[column])
        except ValueError:
            return self.refuse(column, f"「{column}」が数ではありません", "3 や 1.5 のような数にしてください")

    def pattern(self, column: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
        """The regular expression of a column, between two others. Raises PackageError."""
        try:
            return re.compile(f"{before}(?:{self[column]}){after}")
        except re.error as error:
            return self.refuse(column, f"正規表現として読めません（{error}）", "括弧の対応など、書き方を直してください")

    def refuse(self, column: str, message: str, remedy: str) -> NoReturn:
        """Raise PackageError for the value of a column."""
        raise PackageError([Problem(self.file, message, remedy, self.number, self[column])])


def rule_file(name: str, data: Path | None = None) -> Path:
    """The file of a data folder; one that has none uses the file that came with the program."""
    own = data / "replies" / name if data else OWN_FOLDER / name
    return own if own.is_file() else OWN_FOLDER / name


def read_lines(path: Path, columns: Sequence[str]) -> list[Line]:
    """Read the rows of a file with these columns, in its order. Raises PackageError naming every bad row."""
    sheet = read_table(path, FileColumns(tuple(columns)))
    return [
        _line(path.name, number, zip(columns, cells, strict=True))
        for number, cells in zip(sheet.lines, sheet.table.itertuples(index=False, name=None), strict=True)
    ]


def read_rules(path: Path, columns: Sequence[str], rule: Callable[[Line], Rule]) -> tuple[Rule, ...]:
    """What `rule` makes of each row. Raises PackageError naming every row it refuses."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for line in read_lines(path, columns):
        try:
            rules.append(rule(line))
        except PackageError as refusal:
            problems += refusal.problems
    refuse(problems)
    return tuple(rules)


def _line(file: str, number: int, cells: Iterable[tuple[str, object]]) -> Line:
    line = Line({column: cell if isinstance(cell, str) else "" for column, cell in cells})
    line.file, line.number = file, number
    return line
