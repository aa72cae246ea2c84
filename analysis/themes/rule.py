"""The grammar of rules: text → expression, by recursive descent.

    rule     = either
    either   = both { または both }
    both     = unary { かつ unary }
    unary    = not unary | places
    places   = primary { 除く primary }
    primary  = ( either ) | term [kinds] | <name> | function
    function = near | seq | sentence | comment | opinion | reply | pillar | response_type ( … )

How each is written, with examples: RULES.md beside this file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.themes.expression import (
    DEFAULT_DISTANCE,
    Both,
    Either,
    Except,
    Expression,
    InField,
    Near,
    Not,
    Pillar,
    Reference,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
    Term,
    is_place,
)
from analysis.themes.rule_error import RuleError
from analysis.themes.rule_marks import Mark, marks

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("名詞", "固有名詞", "サ変名詞", "動詞", "形容詞", "形容動詞", "副詞", "否定", "肯定")
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
MOST_WORDS_APART = 1000
DEEPEST = 60
"""Brackets in brackets; deeper than any person writes, and far from Python's own limit."""
_DISTANCE = re.compile(r"(\d+)(?:語|語以内|w|words?)?", re.IGNORECASE)
_PRIMARY = "語（「…」）、「(」、関数（近く( ) など）、<語群の名前>"


def parse(rule: str) -> Expression:
    """Read a rule. Raises RuleError, and nothing else, on any text."""
    parser = _Parser(marks(rule.replace("\r\n", "\n").replace("\r", "\n")))
    if parser.here.kind == "end":
        raise parser.error("ルールが空です。", _PRIMARY)
    expression = parser.either()
    if parser.here.kind != "end":
        raise parser.unexpected("「または」「かつ」「除く」、またはルールの終わり")
    return expression


class _Parser:
    def __init__(self, found: list[Mark]) -> None:
        self.marks = found
        self.at = 0
        self.depth = 0

    @property
    def here(self) -> Mark:
        return self.marks[self.at]

    def error(self, problem: str, expected: str = "", mark: Mark | None = None) -> RuleError:
        mark = mark or self.here
        return RuleError(problem, expected, line=mark.line, column=mark.column)

    def unexpected(self, expected: str) -> RuleError:
        found = "ルールがここで終わっています。" if self.here.kind == "end" else f"「{self.here.text}」はここには書けません。"
        return self.error(found, expected)

    def accept(self, kind: str) -> bool:
        if self.here.kind != kind:
            return False
        self.at += 1
        return True

    def expect(self, kind: str, expected: str) -> None:
        if not self.accept(kind):
            raise self.unexpected(expected)

    def either(self) -> Expression:
        parts = self.chain("or", lambda: self.chain("and", self.unary, Both), Either)
        return parts

    def chain(self, operator: str, part: Callable[[], Expression], whole: type[Either | Both]) -> Expression:
        parts = [part()]
        while self.accept(operator):
            parts.append(part())
        return parts[0] if len(parts) == 1 else whole(tuple(parts))

    def unary(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"入れ子が深すぎます（{DEEPEST}段まで）。語群に分けてください。")
        expression = Not(self.unary()) if self.accept("not") else self.places()
        self.depth -= 1
        return expression

    def places(self) -> Expression:
        first = self.here
        expression = self.primary()
        while self.accept("except"):
            second = self.here
            expression = Except(self.place(expression, first), self.place(self.primary(), second))
        return expression

    def place(self, expression: Expression, mark: Mark) -> Expression:
        if not is_place(expression):
            raise self.error(
                "「除く」と、近く( )・続く( )の中では、文中の場所を指すものだけが使えます。", "語、「または」でつないだ語、近く( )・続く( )・同じ文( )", mark
            )
        return expression

    def primary(self) -> Expression:
        mark = self.here
        if self.accept("("):
            inner = self.either()
            self.expect(")", "「または」「かつ」、または「)」")
            return inner
        if self.accept("reference"):
            return Reference(self.name(mark))
        if mark.kind == "word" and self.marks[self.at + 1].kind == "(":
            return self.function()
        if mark.kind in ("quoted", "word"):
            self.at += 1
            return self.term(mark)
        raise self.unexpected(_PRIMARY)

    def name(self, mark: Mark) -> str:
        name = mark.text[1:-1].strip().lstrip("*＊").strip()
        if not name:
            raise self.error("「< >」の中が空です。", "語群の名前かテーマの記号", mark)
        return name

    def term(self, mark: Mark) -> Term:
        text = _unquoted(mark)
        term = Term(text.strip("*＊").strip(), open_start=text[:1] in ("*", "＊"), open_end=text[-1:] in ("*", "＊"))
        if not term.text:
            raise self.error("語が空です。", "1文字以上の語", mark)
        return replace(term, kinds=self.kinds()) if self.accept("[") else term

    def kinds(self) -> tuple[str, ...]:
        kinds = [self.kind()]
        while self.here.kind in (",", "or"):
            self.at += 1
            kinds.append(self.kind())
        self.expect("]", "「、」または「]」")
        return tuple(kinds)

    def kind(self) -> str:
        mark = self.here
        self.at += mark.kind != "end"
        if _unquoted(mark) not in KINDS:
            raise self.error(f"「{mark.text}」という品詞はありません。", "・".join(KINDS), mark)
        return _unquoted(mark)

    def function(self) -> Expression:
        mark = self.here
        name = FUNCTIONS.get(mark.text.lower())
        if name is None:
            raise self.error(f"「{mark.text}( )」という関数はありません。", "近く・続く・同じ文・同じ番号・意見・回答・柱・対応区分", mark)
        self.at += 2
        if name in ("near", "seq"):
            return self.distance(name)
        if name in ("pillar", "response_type"):
            return (Pillar if name == "pillar" else ResponseType)(self.values())
        inner = self.either()
        while self.accept(","):
            inner = Both((inner, self.either()))
        self.expect(")", "「または」「かつ」「、」、または「)」")
        return _within(name, inner)

    def distance(self, name: str) -> Expression:
        parts, within = [], None
        while within is None:
            mark = self.here
            if len(parts) > 1 and mark.kind == "word" and (number := _DISTANCE.fullmatch(mark.text)):
                self.at += 1
                within = self.words_apart(number[1], mark)
                break
            parts.append(self.place(self.either(), mark))
            if not self.accept(","):
                break
        self.expect(")", "「、」か「)」")
        if len(parts) < 2:
            raise self.error("近く( )・続く( )には語が2つ以上必要です。", "「、」で区切った2つ以上の語", self.marks[self.at - 1])
        return (Near if name == "near" else Sequence)(tuple(parts), within or self.words_after())

    def words_after(self) -> int:
        """The number that KH Coder writes after the bracket: near(a-b)[10]."""
        if not self.accept("["):
            return DEFAULT_DISTANCE
        mark = self.here
        number = _DISTANCE.fullmatch(mark.text)
        if number is None:
            raise self.unexpected("語数（例：[10]）")
        self.at += 1
        self.expect("]", "「]」")
        return self.words_apart(number[1], mark)

    def words_apart(self, digits: str, mark: Mark) -> int:
        number = int(digits[:9])
        if not 1 <= number <= MOST_WORDS_APART:
            raise self.error(f"語数「{digits[:12]}」は使えません。", f"1から{MOST_WORDS_APART}までの数", mark)
        return number

    def values(self) -> tuple[str, ...]:
        values = [self.value()]
        while self.here.kind in (",", "or"):
            self.at += 1
            values.append(self.value())
        self.expect(")", "「、」または「)」")
        return tuple(values)

    def value(self) -> str:
        mark = self.here
        if mark.kind not in ("quoted", "word") or not _unquoted(mark):
            raise self.unexpected("名前（例：柱Ⅱ、◎）")
        self.at += 1
        return _unquoted(mark)


def _unquoted(mark: Mark) -> str:
    return (mark.text[1:-1] if mark.kind == "quoted" else mark.text).strip()


def _within(name: str, part: Expression) -> Expression:
    if name == "sentence":
        return SameSentence(part)
    return SameComment(part) if name == "comment" else InField(name, part)
