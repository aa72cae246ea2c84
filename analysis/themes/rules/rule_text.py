"""Expression → a rule as text, which reads back as an equal expression."""

from __future__ import annotations

from typing import assert_never

from analysis.themes.rules.expression import (
    BY_HAND,
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
from analysis.themes.rules.rule_marks import QUOTES


def as_rule(expression: Expression) -> str:
    """Print as a rule; parsing it gives an equal expression."""
    match expression:
        case Term():
            return _term(expression)
        case Either(parts):
            return " または ".join(_inside(part, Either) for part in parts)
        case Both(parts):
            return " かつ ".join(_inside(part, Either, Both) for part in parts)
        case Not(part):
            return f"not {_inside(part, Either, Both)}"
        case Except(part, excluded):
            return f"{_inside(part, Either, Both, Not)} 除く {_inside(excluded, Either, Both, Not, Except)}"
        case Reference(name):
            return f"<{name}>"
        case Chosen():
            return BY_HAND
        case _:
            return _function(expression)


def _function(expression: Near | Sequence | SameSentence | SameComment | InField | Pillar | ResponseType) -> str:
    match expression:
        case Near(parts, within):
            return f"近く({'、'.join(map(as_rule, parts))}、{within}語)"
        case Sequence(parts, within):
            return f"続く({'、'.join(map(as_rule, parts))}、{within}語)"
        case SameSentence(part):
            return f"同じ文({as_rule(part)})"
        case SameComment(part):
            return f"同じ番号({as_rule(part)})"
        case InField(field, part):
            return f"{'意見' if field == 'opinion' else '回答'}({as_rule(part)})"
        case Pillar(values):
            return f"柱({'、'.join(map(_quoted, values))})"
        case ResponseType(values):
            return f"対応区分({'、'.join(map(_quoted, values))})"
        case _:
            assert_never(expression)


def _inside(part: Expression, *looser: type[Expression]) -> str:
    return f"({as_rule(part)})" if isinstance(part, looser) else as_rule(part)


def _term(term: Term) -> str:
    text = f"{'*' * term.open_start}{term.text}{'*' * term.open_end}"
    return _quoted(text) + (f"[{'、'.join(term.kinds)}]" if term.kinds else "")


def _quoted(text: str) -> str:
    opening, closing = next(pair for pair in QUOTES if pair[1] not in text)
    return f"{opening}{text}{closing}"
