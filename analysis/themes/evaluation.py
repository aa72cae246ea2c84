"""Whether a rule holds in each text, and the places that made it hold: Boolean algebra on whole columns, not text by text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.themes.expression import (
    Both,
    Either,
    Except,
    Expression,
    InField,
    Near,
    Not,
    Pillar,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
    Term,
)
from analysis.themes.hits import NONE, Hits, near, overlapping, sequence, union
from analysis.themes.term_hits import term_hits
from analysis.themes.token_index import token_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.themes.token_index import TokenIndex

    Integers = NDArray[np.int32]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Unit:
    """What a rule is asked of: texts, sentences or comments. Arrays have one entry a unit, but `of_token`."""

    name: str
    of_token: Integers
    text: Integers
    """Text of the unit; of a comment, its opinion."""
    exists: Flags

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, eq=False)
class Found:
    """In which units an expression holds, and its places there."""

    holds: Flags
    hits: Hits


class Texts:
    """The texts of a consultation, ready to be asked; terms looked up once are remembered."""

    def __init__(self, comments: pd.DataFrame, index: TokenIndex, marks: pd.Series[str] | None = None) -> None:
        self.comments = comments
        self.index = index
        self.marks = marks
        self._terms: dict[Term, Hits] = {}

    @cached_property
    def texts(self) -> Unit:
        exists = np.column_stack([self.comments[name].notna().to_numpy(bool) for name in ("opinion", "reply")]).ravel()
        return Unit("text", self.index.text, np.arange(len(exists), dtype=np.int32), exists)

    @cached_property
    def sentences(self) -> Unit:
        sentence = self.index.sentence
        size = int(sentence[-1]) + 1 if len(sentence) else 0
        text = np.zeros(size, np.int32)
        text[sentence] = self.index.text
        return Unit("sentence", sentence, text, np.ones(size, np.bool_))

    @cached_property
    def whole(self) -> Unit:
        """Comments, opinion and reply together."""
        rows = np.arange(len(self.comments), dtype=np.int32)
        return Unit("comment", self.index.text // 2, rows * 2, self.texts.exists.reshape(-1, 2).any(axis=1))

    def term(self, term: Term) -> Hits:
        if term not in self._terms:
            self._terms[term] = term_hits(self.index, term)
        return self._terms[term]

    def labelled(self, expression: Pillar | ResponseType, unit: Unit) -> Found:
        """Units of the comments with one of some pillars or response types; a comment that has none is not among them."""
        labels = self.comments["pillar"] if isinstance(expression, Pillar) else self.marks
        given = labels.isin(expression.values).to_numpy(bool) if labels is not None else np.zeros(len(self.comments), np.bool_)
        return Found(given[unit.text // 2] & unit.exists, NONE)


def texts_of(
    comments: pd.DataFrame,
    tokens: DataFrame[schema.Tokens],
    *,
    marks: pd.Series[str] | None = None,
    heads: Mapping[str, str] | None = None,
) -> Texts:
    """Arrange comments and their tokens for evaluation; see `assignment.assign` for the arguments."""
    return Texts(comments, token_index(tokens, len(comments), heads), marks)


def evaluate(expression: Expression, texts: Texts, unit: Unit | None = None) -> Found:
    """Evaluate an expression without references in each unit (by default each text); its places lie where it holds."""
    unit = unit or texts.texts
    match expression:
        case Term():
            return _holding(texts.term(expression), unit)
        case Either(parts):
            found = [evaluate(part, texts, unit) for part in parts]
            return Found(np.logical_or.reduce([each.holds for each in found]), union([each.hits for each in found]))
        case Both(parts):
            found = [evaluate(part, texts, unit) for part in parts]
            return _kept(union([each.hits for each in found]), np.logical_and.reduce([each.holds for each in found]), unit)
        case Not(part):
            return Found(unit.exists & ~evaluate(part, texts, unit).holds, NONE)
        case Pillar() | ResponseType():
            return texts.labelled(expression, unit)
        case InField(field, part):
            return _in_field(evaluate(part, texts, _own(unit, texts)), unit, texts, field)
        case SameSentence(part):
            return _raised(evaluate(part, texts, texts.sentences), texts.sentences, unit)
        case SameComment(part):
            return _lowered(evaluate(part, texts, texts.whole), texts, unit)
        case _:
            return _holding(_places(expression, texts), unit)


def _places(expression: Expression, texts: Texts) -> Hits:
    """Places of an expression that combines places."""
    whole = texts.texts
    match expression:
        case Except(part, excluded):
            found = evaluate(part, texts, whole).hits
            return found.where(~overlapping(found, evaluate(excluded, texts, whole).hits))
        case Near(parts, within):
            return near([evaluate(part, texts, whole).hits for part in parts], within, texts.index.text)
        case Sequence(parts, within):
            return sequence([evaluate(part, texts, whole).hits for part in parts], within, texts.index.text)
    raise TypeError(f"not an expression that can be evaluated: {expression!r}")


def _holding(found: Hits, unit: Unit) -> Found:
    """Units that have a place."""
    holds = np.zeros(len(unit), np.bool_)
    holds[unit.of_token[found.first]] = True
    return Found(holds, found)


def _kept(found: Hits, holds: Flags, unit: Unit) -> Found:
    return Found(holds, found.where(holds[unit.of_token[found.first]]))


def _own(unit: Unit, texts: Texts) -> Unit:
    """The unit to ask about one field: a comment's opinion is a text."""
    return texts.texts if unit.name == "comment" else unit


def _in_field(found: Found, unit: Unit, texts: Texts, field: str) -> Found:
    own = _own(unit, texts)
    there = _kept(found.hits, found.holds & (own.text % 2 == (field == "reply")), own)
    return there if own is unit else _raised(there, own, unit)


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
    holds = (np.where(own.any(axis=1, keepdims=True), own, True) & found.holds[:, None]).ravel() & texts.texts.exists
    return Found(holds[unit.text], found.hits)
