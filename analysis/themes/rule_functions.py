"""What is written as a function in a rule: distance, order, sentence, field, pillar, response type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from analysis.themes.expression import (
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
    from analysis.themes.rule_error import RuleError
    from analysis.themes.rule_marks import Mark

FUNCTIONS = {
    **dict.fromkeys(("near", "近く"), "near"),
    **dict.fromkeys(("seq", "続く"), "seq"),
    **dict.fromkeys(("sentence", "同じ文"), "sentence"),
    **dict.fromkeys(("comment", "同じ番号"), "comment"),
    **dict.fromkeys(("opinion", "意見", "意見概要"), "opinion"),
    **dict.fromkeys(("reply", "回答", "区の考え方"), "reply"),
    **dict.fromkeys(("pillar", "柱", "項目"), "pillar"),
    **dict.fromkeys(("response_type", "対応区分"), "response_type"),
}


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
        raise parser.error(
            f"「{mark.text}( )」という関数はありません。", "近く・続く・同じ文・同じ番号・意見・回答・柱・対応区分", mark
        )
    parser.take()
    if name in ("near", "seq"):
        return _apart(parser, Near if name == "near" else Sequence, mark)
    if name in ("pillar", "response_type"):
        return (Pillar if name == "pillar" else ResponseType)(_values(parser))
    return _within(name, _part(parser))


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


def _within(name: str, part: Expression) -> Expression:
    if name == "sentence":
        return SameSentence(part)
    return SameComment(part) if name == "comment" else InField(name, part)
