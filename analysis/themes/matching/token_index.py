"""Tokens arranged so that a word's places are looked up, not searched for: a rule costs what it finds, however long the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.language.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema

    Integers = NDArray[np.int32]
    Flags = NDArray[np.bool_]

_FORM = ("surface", "lemma", "term", "pos", "negated")


@dataclass(frozen=True, eq=False)
class TokenIndex:
    """The tokens of a consultation under their forms; a form is a distinct (surface, lemma, term, pos, negated).

    Token numbers count from the top of the table, which is in the order of the texts. A text is row · 2, plus 1 for the reply.
    """

    text: Integers
    """Text of each token."""
    sentence: Integers
    """Sentence of each token, counted through all texts."""
    start: Integers
    """Place of each token in its verbatim text; `end` is exclusive."""
    end: Integers
    form: Integers
    """Form of each token."""
    forms: pd.DataFrame
    """One row is a form, its spellings folded."""
    heads: Mapping[str, str]
    """Other spelling → head word, folded."""

    @cached_property
    def _places(self) -> tuple[Integers, NDArray[np.intp]]:
        """Token numbers by form, and where each form begins among them."""
        order = np.argsort(self.form, kind="stable").astype(np.int32)
        return order, np.searchsorted(self.form[order], np.arange(len(self.forms) + 1))

    @cached_property
    def by_surface(self) -> dict[str, set[int]]:
        return _forms_by(self.forms, "surface")

    @cached_property
    def by_any(self) -> dict[str, set[int]]:
        """Forms by surface, lemma or head word."""
        return _forms_by(self.forms, "surface", "lemma", "term")

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(self.by_any)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(text[::-1] for text in self.by_any)

    def named(self, text: str) -> set[int]:
        """Forms of a word in any of its spellings."""
        head = self.heads.get(text, text)
        return self.by_any.get(text, set()) | self.by_any.get(head, set())

    def starting(self, text: str) -> set[int]:
        """Forms that begin with a text, or are it."""
        return {form for word in _beginning(self._forwards, text) for form in self.by_any[word]} | self.named(text)

    def ending(self, text: str) -> set[int]:
        """Forms that end with a text, or are it."""
        return {form for word in _beginning(self._backwards, text[::-1]) for form in self.by_any[word[::-1]]}

    def tokens_of(self, forms: set[int]) -> Integers:
        """Token numbers of some forms, in order."""
        order, bounds = self._places
        found = [order[bounds[form] : bounds[form + 1]] for form in sorted(forms)]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int32)


def token_index(tokens: DataFrame[schema.Tokens], heads: Mapping[str, str] | None = None) -> TokenIndex:
    """Index tokens. `heads` (variant → head word) lets a rule name a word by any of its spellings."""
    form, first = _forms(tokens)
    text = tokens["row"].to_numpy() * 2 + (tokens["field"] == "reply").to_numpy()
    return TokenIndex(
        text=text.astype(np.int32),
        sentence=_sentences(text, tokens["sentence"].to_numpy()),
        start=tokens["start"].to_numpy(np.int32),
        end=tokens["end"].to_numpy(np.int32),
        form=form,
        forms=_folded(tokens.iloc[first]),
        heads={fold(variant).text: fold(head).text for variant, head in (heads or {}).items()},
    )


def _forms(tokens: pd.DataFrame) -> tuple[Integers, NDArray[np.int64]]:
    """Number the distinct forms: the form of each token, and the first token of each form."""
    key = np.zeros(len(tokens), np.int64)
    for column in (pd.Categorical(tokens[name]) for name in _FORM):
        key = key * (len(column.categories) + 1) + column.codes
    form, distinct = pd.factorize(key)
    first = np.full(len(distinct), len(key), np.int64)
    np.minimum.at(first, form, np.arange(len(key)))
    return form.astype(np.int32), first


def _sentences(text: NDArray[np.integer], sentence: NDArray[np.integer]) -> Integers:
    """Number the sentences of all texts from 0."""
    changes = (np.diff(text) != 0) | (np.diff(sentence) != 0)
    numbers: Integers = np.r_[0, np.cumsum(changes)].astype(np.int32)
    return numbers[: len(text)]


def _folded(forms: pd.DataFrame) -> pd.DataFrame:
    spellings = {name: [fold(text).text for text in forms[name].astype("str")] for name in ("surface", "lemma", "term")}
    return pd.DataFrame({**spellings, "pos": forms["pos"].astype("str").to_numpy(), "negated": forms["negated"].to_numpy(bool)})


def _forms_by(forms: pd.DataFrame, *columns: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for column in columns:
        for form, text in enumerate(forms[column]):
            found[text].add(form)
    return dict(found)


def _beginning(words: list[str], text: str) -> list[str]:
    """Those of the sorted words that begin with a text."""
    first = bisect_left(words, text)
    last = first
    while last < len(words) and words[last].startswith(text):
        last += 1
    return words[first:last]
