"""A rule's text → its marks (quoted terms, words, operators, brackets), each with line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = (("「", "」"), ('"', '"'), ("『", "』"), ("“", "”"), ("＂", "＂"))
CLOSING = dict(QUOTES)
SIGNS = {
    **dict.fromkeys("(（", "("),
    **dict.fromkeys(")）", ")"),
    **dict.fromkeys("[［〔", "["),
    **dict.fromkeys("]］〕", "]"),
    **dict.fromkeys(",、，", ","),
    "-": ",",
    **dict.fromkeys("&＆", "and"),
    **dict.fromkeys("|｜", "or"),
    **dict.fromkeys("!！￢", "not"),
}
"""KH Coder separates the words of near(a-b) by a hyphen; the long-vowel mark and － are letters to us."""
OPERATORS = {
    **dict.fromkeys(("and", "かつ", "且つ"), "and"),
    **dict.fromkeys(("or", "または", "又は"), "or"),
    **dict.fromkeys(("not", "含まない"), "not"),
    **dict.fromkeys(("except", "除く", "のぞく"), "except"),
}
_COMMENT = "#＃"
_REFERENCE = {"<": ">", "＜": "＞", "〈": "〉"}


class Mark(NamedTuple):
    """One mark. `kind` is a sign, an operator, `quoted`, `word`, `reference` or `end`; columns count characters from 1."""

    kind: str
    text: str
    line: int
    column: int


def marks(rule: str) -> list[Mark]:
    """Split a rule into marks, with an `end` mark last. Raises RuleError for a quote that is not closed."""
    found: list[Mark] = []
    lines = rule.split("\n")
    for number, line in enumerate(lines, start=1):
        found += _line_marks(line, number)
    return [*found, Mark("end", "", len(lines), len(lines[-1]) + 1)]


def _line_marks(line: str, number: int) -> Iterator[Mark]:
    place = 0
    while place < len(line):
        character = line[place]
        if character in _COMMENT:
            return
        mark = _mark(line, place, number)
        if mark is not None:
            yield mark
        place += max(len(mark.text), 1) if mark is not None else 1


def _mark(line: str, place: int, number: int) -> Mark | None:
    """The mark that begins at a place; its text is as written, quotes included. None for a blank."""
    character, column = line[place], place + 1
    if character.isspace() or character == "\ufeff":
        return None
    if character in SIGNS:
        doubled = character in "&|＆｜" and line[place : place + 2] == character * 2
        return Mark(SIGNS[character], character * (1 + doubled), number, column)
    if closing := CLOSING.get(character) or _REFERENCE.get(character):
        kind = "quoted" if character in CLOSING else "reference"
        return Mark(kind, _enclosed(line, place, closing, number), number, column)
    word = _word(line, place)
    return Mark(OPERATORS.get(word.lower(), "word"), word, number, column)


def _enclosed(line: str, place: int, closing: str, number: int) -> str:
    end = line.find(closing, place + 1)
    if end < 0:
        raise RuleError(f"「{line[place]}」に対応する「{closing}」が同じ行にありません。", line=number, column=place + 1)
    return line[place : end + 1]


def _word(line: str, place: int) -> str:
    end = place + 1
    while end < len(line) and not _ends_word(line[end]):
        end += 1
    return line[place:end]


def _ends_word(character: str) -> bool:
    return (
        character.isspace()
        or character in SIGNS
        or character in CLOSING
        or character in _REFERENCE
        or character in _COMMENT
        or character in "」』”>＞〉"
    )
