"""What is wrong with a package, said so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass


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
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def shortened(value: str, longest: int = 60) -> str:
    """A value as it fits on a line."""
    return value if len(value) <= longest else value[:longest] + "…"
