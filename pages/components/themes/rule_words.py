"""A coding rule in plain words, as a nested list, for those who do not write rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from analysis.themes.rules.expression import (
    Both,
    Chosen,
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

    from analysis.place_words import PlaceWords


def in_words(expression: Expression, words: PlaceWords) -> str:
    """HTML of a rule in words; every word of the rule is escaped."""
    match expression:
        case Term():
            return _term(expression)
        case Either(parts):
            return _any(parts, words)
        case Both(parts):
            return _list("次のすべて", parts, words)
        case Not(part):
            return f"次に当てはまらない：{in_words(part, words)}"
        case Except(part, excluded):
            return f"{in_words(part, words)}<br>ただし、次の一部になっている箇所は数えない：{in_words(excluded, words)}"
        case Near(parts, within):
            return _list(f"次が{within}語以内に並ぶ（順番は問わない）", parts, words)
        case Sequence(parts, within):
            return _list(f"次がこの順に、それぞれ{within}語以内で続く", parts, words)
        case Chosen():
            return "人が1件ずつ選んだ意見"
        case Reference(name):
            return f"「{escape(name)}」という名前の語群やテーマの条件"
        case _:
            return _where(expression, words)


def _where(expression: SameSentence | SameComment | InField | Pillar | ResponseType, words: PlaceWords) -> str:
    """Conditions on the place: sentence, text, pillar, response type."""
    match expression:
        case SameSentence(part):
            return f"1つの文の中で、{in_words(part, words)}"
        case SameComment(part):
            return f"意見概要と{words.reply}を合わせて、{in_words(part, words)}"
        case InField(field, part):
            return f"{words.say(wording.FIELD[field])}に、{in_words(part, words)}"
        case Pillar(values):
            return f"{words.pillar}が{_quoted(values)}のどれか" if len(values) > 1 else f"{words.pillar}が{_quoted(values)}"
        case ResponseType(values):
            return f"対応区分が{_quoted(values)}のどれか" if len(values) > 1 else f"対応区分が{_quoted(values)}"
        case _:
            assert_never(expression)


def _term(term: Term) -> str:
    text = f"「{escape(term.text)}」"
    ends = {(True, True): "を含む語", (True, False): "で終わる語", (False, True): "で始まる語", (False, False): ""}
    kinds = f"（{escape('・'.join(term.kinds))}）" if term.kinds else ""
    return f"{text}{ends[term.open_start, term.open_end]}{kinds}"


def _any(parts: tuple[Expression, ...], words: PlaceWords) -> str:
    """Words stand in one line; what is no word has a line of its own."""
    terms = [_term(part) for part in parts if isinstance(part, Term)]
    others = [part for part in parts if not isinstance(part, Term)]
    if not others:
        return f"{'、'.join(terms)}{'のどれか' if len(terms) > 1 else ''}"
    lines = [*(["、".join(terms)] if terms else []), *(in_words(part, words) for part in others)]
    return _lines("次のどれか", lines)


def _list(head: str, parts: Iterable[Expression], words: PlaceWords) -> str:
    return _lines(head, (in_words(part, words) for part in parts))


def _lines(head: str, lines: Iterable[str]) -> str:
    return f"{head}<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _quoted(values: tuple[str, ...]) -> str:
    return "".join(f"「{escape(value)}」" for value in values)
