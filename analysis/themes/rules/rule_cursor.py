"""Walking through the marks of a rule, and saying what is wrong at one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.themes.rules.rule_error import RuleError
from analysis.themes.rules.rule_marks import marks

if TYPE_CHECKING:
    from analysis.themes.rules.rule_marks import Mark

MOST_WORDS_APART = 1000
_DISTANCE = re.compile(r"(\d+)(?:語|語以内|w|words?)?", re.IGNORECASE)


class Cursor:
    """A place among the marks of a rule; it only moves forward."""

    def __init__(self, rule: str) -> None:
        self._marks = marks(rule.replace("\r\n", "\n").replace("\r", "\n"))
        self._at = 0

    @property
    def here(self) -> Mark:
        return self._marks[self._at]

    @property
    def calls(self) -> bool:
        """Whether a word with a bracket after it stands here."""
        return self.here.kind == "word" and self._marks[self._at + 1].kind == "("

    def take(self) -> Mark:
        """Give the mark here and go on; the end stays where it is."""
        mark = self.here
        self._at += mark.kind != "end"
        return mark

    def accept(self, *kinds: str) -> bool:
        """Go on if a mark of one of these kinds stands here."""
        fits = self.here.kind in kinds
        self._at += fits
        return fits

    def expect(self, kind: str, expected: str) -> None:
        """Go on from a mark of this kind. Raises RuleError."""
        if not self.accept(kind):
            raise self.unexpected(expected)

    def error(self, problem: str, expected: str = "", mark: Mark | None = None) -> RuleError:
        mark = mark or self.here
        return RuleError(problem, expected, line=mark.line, column=mark.column)

    def unexpected(self, expected: str) -> RuleError:
        ended = self.here.kind == "end"
        return self.error("ルールがここで終わっています。" if ended else f"「{self.here.text}」はここには書けません。", expected)

    def value(self) -> str:
        """Take a name. Raises RuleError."""
        if self.here.kind not in ("quoted", "word") or not unquoted(self.here):
            raise self.unexpected("名前（例：柱Ⅱ、◎）")
        return unquoted(self.take())

    def distance(self) -> int | None:
        """Take a number of words, if one stands here. Raises RuleError."""
        number = _DISTANCE.fullmatch(self.here.text) if self.here.kind == "word" else None
        if number is None:
            return None
        mark, words = self.take(), int(number[1][:9])
        if not 1 <= words <= MOST_WORDS_APART:
            raise self.error(f"語数「{number[1][:12]}」は使えません。", f"1から{MOST_WORDS_APART}までの数", mark)
        return words


def unquoted(mark: Mark) -> str:
    """The text of a mark without its quotes."""
    return (mark.text[1:-1] if mark.kind == "quoted" else mark.text).strip()
