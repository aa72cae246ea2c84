"""The grammar of rules: text → expression, by recursive descent.

    rule     = either
    either   = both { または both }
    both     = unary { かつ unary }
    unary    = not unary | places
    places   = primary { 除く primary }
    primary  = ( either ) | term [kinds] | <name> | function ( … ) | 人が選んだ意見

How each is written, with examples: RULES.md in the folder above. The functions are read in `rule_functions`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.themes.rules.expression import (
    BY_HAND,
    SYNONYMS,
    Both,
    Chosen,
    Either,
    Except,
    Expression,
    Not,
    Reference,
    Term,
    is_place,
)
from analysis.themes.rules.rule_cursor import Cursor, unquoted
from analysis.themes.rules.rule_functions import function

if TYPE_CHECKING:
    from analysis.themes.rules.rule_marks import Mark

KINDS = ("名詞", "固有名詞", "サ変名詞", "動詞", "形容詞", "形容動詞", "副詞", "否定", "肯定", SYNONYMS)
DEEPEST = 60
"""Brackets in brackets; deeper than any person writes, and far from Python's own limit."""
_PRIMARY = "語（「…」）、「(」、関数（近く( ) など）、<語群の名前>"
_STARS = "*＊"


def parse(rule: str) -> Expression:
    """Read a rule. Raises RuleError, and nothing else, on any text."""
    parser = _Parser(rule)
    if parser.here.kind == "end":
        raise parser.error("ルールが空です。", _PRIMARY)
    expression = parser.either()
    if parser.here.kind != "end":
        raise parser.unexpected("「または」「かつ」「除く」、またはルールの終わり")
    return expression


class _Parser(Cursor):
    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self._depth = 0

    def either(self) -> Expression:
        parts = [self.both()]
        while self.accept("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Expression:
        parts = [self.unary()]
        while self.accept("and"):
            parts.append(self.unary())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def unary(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.error(f"入れ子が深すぎます（{DEEPEST}段まで）。語群に分けてください。")
        expression = Not(self.unary()) if self.accept("not") else self.places()
        self._depth -= 1
        return expression

    def places(self) -> Expression:
        first = self.here
        expression = self.primary()
        while self.accept("except"):
            second = self.here
            expression = Except(self.checked_place(expression, first), self.checked_place(self.primary(), second))
        return expression

    def place(self) -> Expression:
        mark = self.here
        return self.checked_place(self.either(), mark)

    def checked_place(self, expression: Expression, mark: Mark) -> Expression:
        if not is_place(expression):
            problem = "「除く」と、近く( )・続く( )の中では、文中の場所を指すものだけが使えます。"
            raise self.error(problem, "語、「または」でつないだ語、近く( )・続く( )・同じ文( )", mark)
        return expression

    def primary(self) -> Expression:
        if self.accept("("):
            inner = self.either()
            self.expect(")", "「または」「かつ」、または「)」")
            return inner
        if self.here.kind == "reference":
            return self.reference()
        if self.calls:
            return function(self)
        if self.here.kind == "word" and self.here.text == BY_HAND:
            self.take()
            return Chosen()
        if self.here.kind in ("quoted", "word"):
            return self.term()
        raise self.unexpected(_PRIMARY)

    def reference(self) -> Reference:
        mark = self.take()
        name = mark.text[1:-1].strip().lstrip(_STARS).strip()
        if not name:
            raise self.error("「< >」の中が空です。", "語群の名前かテーマの記号", mark)
        return Reference(name)

    def term(self) -> Term:
        mark = self.take()
        text = unquoted(mark)
        term = Term(text.strip(_STARS).strip(), open_start=text[:1] in tuple(_STARS), open_end=text[-1:] in tuple(_STARS))
        if not term.text:
            raise self.error("語が空です。", "1文字以上の語", mark)
        return replace(term, kinds=self.kinds()) if self.accept("[") else term

    def kinds(self) -> tuple[str, ...]:
        kinds = [self.kind()]
        while self.accept(",", "or"):
            kinds.append(self.kind())
        self.expect("]", "「、」または「]」")
        return tuple(kinds)

    def kind(self) -> str:
        mark = self.take()
        if unquoted(mark) not in KINDS:
            raise self.error(f"「{mark.text}」という品詞はありません。", "・".join(KINDS), mark)
        return unquoted(mark)
