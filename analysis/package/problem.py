"""What is wrong with a package, said so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 30
"""Problems that one message lists; a file saved in the wrong encoding would otherwise fill the screen."""


@dataclass(frozen=True)
class Problem:
    """One finding: where it is, what stands there, what is wrong, what to do. Texts are in Japanese, for the screen."""

    file: str
    message: str
    remedy: str
    line: int | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file} {self.line}行目"
        value = "" if self.value is None else f"（値：「{shortened(self.value)}」）"
        return f"{place}：{self.message}{value}。{self.remedy}"


class PackageError(Exception):
    """A consultation that cannot be served, with everything that was found wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        more = [f"ほかに{len(problems) - SHOWN}か所あります"] if len(problems) > SHOWN else []
        super().__init__("\n".join([*(str(problem) for problem in problems[:SHOWN]), *more]))
        self.problems = problems


def each(file: str, message: str, remedy: str, places: Iterable[tuple[int, object]]) -> list[Problem]:
    """The same finding in several places of a file, each a line and the value that stands there."""
    return [Problem(file, message, remedy, line, str(value)) for line, value in places]


def refuse(problems: list[Problem]) -> None:
    """Raise PackageError when there is any problem; each is said once."""
    if problems:
        raise PackageError(list(dict.fromkeys(problems)))


def shortened(value: str, longest: int = 60) -> str:
    """A value as it fits on a line: control characters as blanks, the rest of a long one cut."""
    plain = "".join(character if character.isprintable() else " " for character in value)
    return plain if len(plain) <= longest else plain[:longest] + "…"
