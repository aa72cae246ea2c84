"""What is wrong with a rule, and where: line, column, and what was expected, in Japanese."""

from __future__ import annotations


class RuleError(ValueError):
    """A rule that cannot be read. Line and column count from 1, in the rule, or in the file once `within` has placed it."""

    def __init__(self, problem: str, expected: str = "", *, line: int = 1, column: int = 1, theme: str = "") -> None:
        self.problem, self.expected = problem, expected
        self.line, self.column, self.theme = line, column, theme
        super().__init__(str(self))

    def __str__(self) -> str:
        return f"{self.line}行目{self.column}文字目：{self.what}{self.remedy}"

    @property
    def what(self) -> str:
        """What is wrong, with the name of the rule where it is known."""
        return f"{self.theme}：{self.problem}" if self.theme else self.problem

    @property
    def remedy(self) -> str:
        """What could stand there."""
        return f"ここに書けるのは、{self.expected}です。" if self.expected else ""

    def within(self, theme: str, line: int, column: int) -> RuleError:
        """The same error in a file where the theme's rule begins at that line and column."""
        here = self.column + column - 1 if self.line == 1 else self.column
        return RuleError(self.problem, self.expected, line=self.line + line - 1, column=here, theme=theme)
