"""A rule as a tree: what it asks of a text. Frozen, and comparable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

SYNONYMS = "類語"
BY_HAND = "人が選んだ意見"
"""How a rule says that it finds nothing by itself (`Chosen`); in quotes it is words like any others."""
DEFAULT_DISTANCE = 10
"""Words between neighbours where near and seq are given no number, as in KH Coder."""


@dataclass(frozen=True)
class Term:
    """A word or a run of words; `open_start` and `open_end` let its first or last word go on (「*窓口」, 「個人情報*」)."""

    text: str
    open_start: bool = False
    open_end: bool = False
    kinds: tuple[str, ...] = ()
    """Parts of speech, 否定 or 肯定: what the last word has to be; SYNONYMS: any word that the lexicon has for the same idea."""


@dataclass(frozen=True)
class Either:
    """At least one of the parts (または)."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Both:
    """All of the parts (かつ)."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Expression


@dataclass(frozen=True)
class Except:
    """Places of `part` that do not overlap a place of `excluded` (除く)."""

    part: Expression
    excluded: Expression


@dataclass(frozen=True)
class Near:
    """The first part with each other part at most `within` words away, in either order, in one text."""

    parts: tuple[Expression, ...]
    within: int = DEFAULT_DISTANCE


@dataclass(frozen=True)
class Sequence:
    """The parts one after the other, each at most `within` words after the one before, in one text."""

    parts: tuple[Expression, ...]
    within: int = DEFAULT_DISTANCE


@dataclass(frozen=True)
class SameSentence:
    """The part holds within one sentence."""

    part: Expression


@dataclass(frozen=True)
class SameComment:
    """The part holds for opinion and reply of a comment taken together."""

    part: Expression


@dataclass(frozen=True)
class InField:
    """The part holds, and the text is the opinion (or the reply)."""

    field: str
    part: Expression


@dataclass(frozen=True)
class Pillar:
    """The comment is filed under one of these pillars."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class ResponseType:
    """The comment has one of these response types."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A word group or another theme's rule, by name."""

    name: str


@dataclass(frozen=True)
class Chosen:
    """Holds in no text: the comments of such a theme are those that people put into it."""


Expression = (
    Term
    | Either
    | Both
    | Not
    | Except
    | Near
    | Sequence
    | SameSentence
    | SameComment
    | InField
    | Pillar
    | ResponseType
    | Reference
    | Chosen
)


def children(expression: Expression) -> tuple[Expression, ...]:
    """The parts an expression is made of, in order."""
    match expression:
        case Either(parts) | Both(parts) | Near(parts) | Sequence(parts):
            return parts
        case Except(part, excluded):
            return (part, excluded)
        case Not(part) | SameSentence(part) | SameComment(part) | InField(_, part):
            return (part,)
        case Term() | Pillar() | ResponseType() | Reference() | Chosen():
            return ()
        case _:
            assert_never(expression)


def with_children(expression: Expression, parts: tuple[Expression, ...]) -> Expression:
    """The same expression made of other parts."""
    match expression:
        case Either() | Both() | Near() | Sequence():
            return replace(expression, parts=parts)
        case Except():
            return Except(*parts)
        case Not() | SameSentence() | SameComment() | InField():
            return replace(expression, part=parts[0])
        case Term() | Pillar() | ResponseType() | Reference() | Chosen():
            return expression
        case _:
            assert_never(expression)


def is_place(expression: Expression) -> bool:
    """Whether an expression stands for places in a text, so that distance to it means something."""
    match expression:
        case Either(parts):
            return all(map(is_place, parts))
        case Term() | Except() | Near() | Sequence() | SameSentence() | Reference():
            return True
        case Both() | Not() | SameComment() | InField() | Pillar() | ResponseType() | Chosen():
            return False
        case _:
            assert_never(expression)


def combines_places(expression: Expression) -> bool:
    """Whether the parts of an expression have to stand for places, because it asks how they lie to each other."""
    match expression:
        case Except() | Near() | Sequence():
            return True
        case Term() | Either() | Both() | Not() | SameSentence() | SameComment() | InField():
            return False
        case Pillar() | ResponseType() | Reference() | Chosen():
            return False
        case _:
            assert_never(expression)
