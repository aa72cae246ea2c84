"""A coding rule in plain words, as a nested list, for those who do not write rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from analysis.themes.rules.expression import (
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
)
from pages.components.frame import wording

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_words(expression: Expression) -> str:
    """HTML of a rule in words; every word of the rule is escaped."""
    match expression:
        case Term():
            return _term(expression)
        case Either(parts):
            return _any(parts)
        case Both(parts):
            return _list("次のすべて", parts)
        case Not(part):
            return f"次に当てはまらない：{in_words(part)}"
        case Except(part, excluded):
            return f"{in_words(part)}<br>ただし、次の一部になっている箇所は数えない：{in_words(excluded)}"
        case Near(parts, within):
            return _list(f"次が{within}語以内に並ぶ（順番は問わない）", parts)
        case Sequence(parts, within):
            return _list(f"次がこの順に、それぞれ{within}語以内で続く", parts)
        case Reference(name):
            return f"「{escape(name)}」という名前の語群やテーマの条件"
        case _:
            return _where(expression)


def _where(expression: SameSentence | SameComment | InField | Pillar | ResponseType) -> str:
    """Conditions on the place: sentence, text, pillar, response type."""
    match expression:
        case SameSentence(part):
            return f"1つの文の中で、{in_words(part)}"
        case SameComment(part):
            return f"意見概要と区の考え方を合わせて、{in_words(part)}"
        case InField(field, part):
            return f"{wording.FIELD[field]}に、{in_words(part)}"
        case Pillar(values):
            return f"柱が{_quoted(values)}のどれか" if len(values) > 1 else f"柱が{_quoted(values)}"
        case ResponseType(values):
            return f"対応区分が{_quoted(values)}のどれか" if len(values) > 1 else f"対応区分が{_quoted(values)}"
        case _:
            assert_never(expression)


def _term(term: Term) -> str:
    text = f"「{escape(term.text)}」"
    ends = {(True, True): "を含む語", (True, False): "で終わる語", (False, True): "で始まる語", (False, False): ""}
    kinds = f"（{escape('・'.join(term.kinds))}）" if term.kinds else ""
    return f"{text}{ends[term.open_start, term.open_end]}{kinds}"


def _any(parts: tuple[Expression, ...]) -> str:
    """Words stand in one line; what is no word has a line of its own."""
    words = [_term(part) for part in parts if isinstance(part, Term)]
    others = [part for part in parts if not isinstance(part, Term)]
    if not others:
        return f"{'、'.join(words)}{'のどれか' if len(words) > 1 else ''}"
    lines = [*(["、".join(words)] if words else []), *map(in_words, others)]
    return _lines("次のどれか", lines)


def _list(head: str, parts: Iterable[Expression]) -> str:
    return _lines(head, map(in_words, parts))


def _lines(head: str, lines: Iterable[str]) -> str:
    return f"{head}<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _quoted(values: tuple[str, ...]) -> str:
    return "".join(f"「{escape(value)}」" for value in values)
