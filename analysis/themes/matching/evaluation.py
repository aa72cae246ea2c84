"""Whether a rule holds in each text, and the places that made it hold: Boolean algebra on whole columns, not text by text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

import numpy as np

from analysis.themes.matching.hits import NONE, Hits, near, overlapping, sequence, union
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

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.themes.matching.texts import Texts, Unit

    Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Found:
    """In which units an expression holds, and its places there."""

    holds: Flags
    hits: Hits


def evaluate(expression: Expression, texts: Texts, unit: Unit | None = None) -> Found:
    """Evaluate an expression without references in each unit (by default each text); its places lie where it holds.

    A missing text holds nothing, not even a negation.
    """
    unit = texts.texts if unit is None else unit
    match expression:
        case Term():
            return _holding(texts.term(expression), unit)
        case Either(parts):
            found = [evaluate(part, texts, unit) for part in parts]
            return Found(np.logical_or.reduce([each.holds for each in found]), union([each.hits for each in found]))
        case Both(parts):
            found = [evaluate(part, texts, unit) for part in parts]
            return _kept(union([each.hits for each in found]), np.logical_and.reduce([each.holds for each in found]), unit)
        case Chosen():
            return Found(np.zeros(len(unit), np.bool_), NONE)
        case Not(part):
            return Found(unit.exists & ~evaluate(part, texts, unit).holds, NONE)
        case Except() | Near() | Sequence():
            return _holding(_places(expression, texts, unit), unit)
        case Reference(name):
            raise TypeError(f"a name is replaced by its rule before it is evaluated: <{name}>")
        case _:
            return _restricted(expression, texts, unit)


def _restricted(expression: InField | SameSentence | SameComment | Pillar | ResponseType, texts: Texts, unit: Unit) -> Found:
    """Evaluate what asks for a field, a sentence, a comment or its labels."""
    match expression:
        case InField(field, part):
            own = texts.texts if unit.name == "comment" else unit
            return _raised(_in_field(evaluate(part, texts, own), own, field), own, unit)
        case SameSentence(part):
            return _raised(evaluate(part, texts, texts.sentences), texts.sentences, unit)
        case SameComment(part):
            return _lowered(evaluate(part, texts, texts.whole), texts, unit)
        case Pillar() | ResponseType():
            return Found(_labelled(expression, texts)[unit.text // 2] & unit.exists, NONE)
        case _:
            assert_never(expression)


def _places(expression: Except | Near | Sequence, texts: Texts, unit: Unit) -> Hits:
    """Places of an expression that combines places. Neighbours stand in one text, and in one sentence where that is asked for."""
    together = texts.index.sentence if unit.name == "sentence" else texts.index.text
    match expression:
        case Except(part, excluded):
            found = evaluate(part, texts, unit).hits
            return found.where(~overlapping(found, evaluate(excluded, texts, unit).hits))
        case Near(parts, within):
            return near([evaluate(part, texts, unit).hits for part in parts], within, together)
        case Sequence(parts, within):
            return sequence([evaluate(part, texts, unit).hits for part in parts], within, together)
        case _:
            assert_never(expression)


def _labelled(expression: Pillar | ResponseType, texts: Texts) -> Flags:
    """Comments with one of some pillars or response types; a comment that has none is not among them."""
    labels = texts.comments["pillar"] if isinstance(expression, Pillar) else texts.marks
    if labels is None:
        return np.zeros(len(texts.comments), np.bool_)
    return labels.isin(expression.values).to_numpy(bool)


def _holding(found: Hits, unit: Unit) -> Found:
    """Units that have a place."""
    holds = np.zeros(len(unit), np.bool_)
    holds[unit.of_token[found.first]] = True
    return Found(holds, found)


def _kept(found: Hits, holds: Flags, unit: Unit) -> Found:
    return Found(holds, found.where(holds[unit.of_token[found.first]]))


def _in_field(found: Found, unit: Unit, field: str) -> Found:
    return _kept(found.hits, found.holds & (unit.text % 2 == (field == "reply")), unit)


def _raised(found: Found, finer: Unit, unit: Unit) -> Found:
    """What holds in a sentence or text holds in the text or comment it belongs to."""
    if finer.name == unit.name:
        return found
    holds = np.zeros(len(unit), np.bool_)
    text = finer.text[found.holds]
    holds[text // 2 if unit.name == "comment" else text] = True
    return Found(holds, found.hits)


def _lowered(found: Found, texts: Texts, unit: Unit) -> Found:
    """What holds in a comment holds in those of its texts that have a place for it; in both where neither has."""
    if unit.name == "comment":
        return found
    own = _holding(found.hits, texts.texts).holds.reshape(-1, 2)
    there = np.where(own.any(axis=1, keepdims=True), own, True) & found.holds[:, None]
    return Found((there.ravel() & texts.texts.exists)[unit.text], found.hits)
