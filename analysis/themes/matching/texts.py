"""The texts of a consultation, ready for rules: what a rule can be asked of, and terms looked up once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.themes.matching.hits import NONE, union
from analysis.themes.matching.term_hits import term_hits
from analysis.themes.matching.token_index import token_index
from analysis.themes.rules.synonyms import meant, synonym_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.themes.matching.hits import Hits
    from analysis.themes.matching.token_index import TokenIndex
    from analysis.themes.rules.expression import Term

    Integers = NDArray[np.int32]
    Flags = NDArray[np.bool_]

FIELDS = ("opinion", "reply")


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
class Texts:
    """Comments with their tokens arranged for look-up. Make it once (`texts_of`) where rules are tried again and again."""

    comments: pd.DataFrame
    index: TokenIndex
    marks: pd.Series[str] | None = None
    """Response types that rules may ask for, on the rows of `comments`; without them no comment has one."""
    synonyms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict, repr=False)
    """Words that a term marked 類語 stands for."""
    least: int = 1
    """Comments that a word has to stand in to be found at all."""
    _terms: dict[Term, Hits] = field(default_factory=dict, repr=False)

    def with_marks(self, marks: pd.Series[str] | None) -> Texts:
        """The same texts under other response types."""
        return replace(self, marks=marks)

    def sharing(self, least: int) -> Texts:
        """The same texts, in which no word of fewer comments is found."""
        return replace(self, least=least, _terms={})

    @cached_property
    def texts(self) -> Unit:
        exists: Flags = np.column_stack([self.comments[name].notna().to_numpy(bool) for name in FIELDS]).ravel()
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
        exists: Flags = self.texts.exists[::2] | self.texts.exists[1::2]
        return Unit("comment", self.index.text // 2, np.arange(len(exists), dtype=np.int32) * 2, exists)

    def term(self, term: Term) -> Hits:
        """Places of a term; they do not change, so they are kept."""
        if term not in self._terms:
            self._terms[term] = union([self._shared(term_hits(self.index, each)) for each in meant(term, self.synonyms)])
        return self._terms[term]

    def _shared(self, found: Hits) -> Hits:
        return found if self.least < 2 or len(np.unique(self.index.text[found.first] // 2)) >= self.least else NONE


def texts_of(
    comments: pd.DataFrame,
    tokens: DataFrame[schema.Tokens],
    *,
    marks: pd.Series[str] | None = None,
    heads: Mapping[str, str] | None = None,
    synonyms: Mapping[str, tuple[str, ...]] | None = None,
) -> Texts:
    """Arrange comments and their tokens; `heads` (variant → head word) and `synonyms` (idea → words) are the lexicon's.

    Raises LexiconError for a synonym that is no word of a rule.
    """
    return Texts(comments, token_index(tokens, heads), marks, synonym_terms(synonyms or {}))
