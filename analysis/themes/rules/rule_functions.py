"""What is written as a function in a rule: distance, order, sentence, field, pillar, response type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, assert_never

from analysis.themes.rules.expression import (
    DEFAULT_DISTANCE,
    Both,
    Expression,
    InField,
    Near,
    Pillar,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.themes.rules.rule_error import RuleError
    from analysis.themes.rules.rule_marks import Mark

Name = Literal["near", "seq", "sentence", "comment", "opinion", "reply", "pillar", "response_type"]
SPELLINGS: Mapping[Name, tuple[str, ...]] = {
    "near": ("near", "近く"),
    "seq": ("seq", "続く"),
    "sentence": ("sentence", "同じ文"),
    "comment": ("comment", "同じ番号"),
    "opinion": ("opinion", "意見", "意見概要"),
    "reply": ("reply", "回答", "区の考え方"),
    "pillar": ("pillar", "柱", "項目"),
    "response_type": ("response_type", "対応区分"),
}
FUNCTIONS: Mapping[str, Name] = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings}


class Parser(Protocol):
    """What the functions need of the parser."""

    @property
    def here(self) -> Mark: ...
    def take(self) -> Mark: ...
    def accept(self, *kinds: str) -> bool: ...
    def expect(self, kind: str, expected: str) -> None: ...
    def error(self, problem: str, expected: str = "", mark: Mark | None = None) -> RuleError: ...
    def unexpected(self, expected: str) -> RuleError: ...
    def value(self) -> str: ...
    def distance(self) -> int | None: ...
    def either(self) -> Expression: ...
    def place(self) -> Expression: ...


def function(parser: Parser) -> Expression:
    """Read a function whose name stands here. Raises RuleError."""
    mark = parser.take()
    name = FUNCTIONS.get(mark.text.lower())
    if name is None:
        known = "・".join(spellings[1] for spellings in SPELLINGS.values())
        raise parser.error(f"「{mark.text}( )」という関数はありません。", known, mark)
    parser.take()
    match name:
        case "near" | "seq":
            return _apart(parser, Near if name == "near" else Sequence, mark)
        case "pillar" | "response_type":
            return (Pillar if name == "pillar" else ResponseType)(_values(parser))
        case "sentence":
            return SameSentence(_part(parser))
        case "comment":
            return SameComment(_part(parser))
        case "opinion" | "reply":
            return InField(name, _part(parser))
        case _:
            assert_never(name)


def _apart(parser: Parser, kind: type[Near | Sequence], mark: Mark) -> Expression:
    """The parts of near or seq, and the number of words after the last one or, as in KH Coder, after the bracket."""
    parts, within = [parser.place()], None
    while within is None and parser.accept(","):
        within = parser.distance()
        if within is None:
            parts.append(parser.place())
    parser.expect(")", "「、」か「)」")
    if len(parts) < 2:
        raise parser.error("近く( )・続く( )には語が2つ以上必要です。", "「、」で区切った2つ以上の語", mark)
    return kind(tuple(parts), within or _distance_after(parser))


def _distance_after(parser: Parser) -> int:
    if not parser.accept("["):
        return DEFAULT_DISTANCE
    within = parser.distance()
    if within is None:
        raise parser.unexpected("語数（例：[10]）")
    parser.expect("]", "「]」")
    return within


def _values(parser: Parser) -> tuple[str, ...]:
    values = [parser.value()]
    while parser.accept(",", "or"):
        values.append(parser.value())
    parser.expect(")", "「、」または「)」")
    return tuple(values)


def _part(parser: Parser) -> Expression:
    """What stands in the brackets; a comma there means かつ."""
    parts = [parser.either()]
    while parser.accept(","):
        parts.append(parser.either())
    parser.expect(")", "「または」「かつ」「、」、または「)」")
    return parts[0] if len(parts) == 1 else Both(tuple(parts))
