"""Every different morpheme met so far, numbered: a token is then one small number, and what is said of it is said once."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.language.lexicon import Entry

BEGINS_TERM, INSIDE_TERM, NEGATES, ENDS_SENTENCE, CLOSES, STEM, MAKES_WORD, PLACE, ENDS_PLACE = (1 << bit for bit in range(9))
"""What a step of the analysis looks for: a token may begin a term of several tokens, may stand further on in one, turns what it
follows, ends a sentence, closes a bracket, is a noun that a compound may be made of, a suffix that makes a word of the nouns
before it, the name of a place, or what kind of place it is."""
_STEMS = ("名詞,一般", "名詞,サ変接続", "名詞,固有名詞", "名詞,形容動詞語幹", "名詞,接尾,一般", "名詞,接尾,サ変接続")
_MANNERS = frozenset("型式制")
"""Suffixes of manner: 型 and the like say what kind of thing the nouns before them make, and never stand for themselves."""
_PLACES = frozenset("都道府県市区町村郡")
_NEGATORS = frozenset(("ない", "無い", "ぬ", "ん", "まい"))
_SENTENCE_ENDS, _CLOSING = frozenset("。．！？"), frozenset("」』）］｝】〕〉》”’")


class Morpheme(NamedTuple):
    """One word of a normalised text as a dictionary has it."""

    surface: str
    tag: str
    """IPADIC part of speech in full: 名詞,サ変接続,*,*."""
    inflection: str
    """The form it stands in: 未然形, 基本形, or * where words of its kind have none."""
    lemma: str


class Terms:
    """The terms of a lexicon by their surface in dictionary form, and where one of several tokens begins and continues."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.beginnings = frozenset(term[:end] for term in entries for end in range(1, len(term)))
        """Every proper beginning of a term: where a longer term may still come."""
        self.insides = frozenset(
            term[start:end] for term in entries for start in range(1, len(term)) for end in range(start + 1, len(term) + 1)
        )


class Morphemes:
    """A growing list without repetitions; numbers are given in the order of meeting and never change."""

    def __init__(self, terms: Terms) -> None:
        self.all: list[Morpheme] = []
        self.terms = terms
        self._numbers: dict[Morpheme, int] = {}
        self._lengths, self._marks = array("i"), array("i")

    def number(self, morpheme: Morpheme) -> int:
        """The number of a morpheme, a new one when it was not met before."""
        number = self._numbers.setdefault(morpheme, len(self.all))
        if number == len(self.all):
            self.all.append(morpheme)
            self._lengths.append(len(morpheme.surface))
            self._marks.append(self._mark(morpheme))
        return number

    def written(self, number: int, surface: str) -> int:
        """The same morpheme with the surface that the verbatim text has."""
        morpheme = self.all[number]
        lemma = surface if morpheme.tag.startswith("記号") else morpheme.lemma
        return self.number(morpheme._replace(surface=surface, lemma=lemma))

    @property
    def lengths(self) -> NDArray[np.int32]:
        """Characters of each morpheme."""
        return np.array(self._lengths, dtype=np.int32)

    @property
    def marks(self) -> NDArray[np.int32]:
        """BEGINS_TERM and the like of each morpheme, added up."""
        return np.array(self._marks, dtype=np.int32)

    def _mark(self, morpheme: Morpheme) -> int:
        surface, tag = morpheme.surface, morpheme.tag
        return (
            BEGINS_TERM * (surface in self.terms.beginnings)
            | INSIDE_TERM * (surface in self.terms.insides)
            | NEGATES * (morpheme.lemma in _NEGATORS and tag.startswith(("助動詞", "形容詞")))
            | ENDS_SENTENCE * (surface in _SENTENCE_ENDS)
            | CLOSES * (surface in _CLOSING)
            | STEM * tag.startswith(_STEMS)
            | MAKES_WORD * (surface in _MANNERS and tag.startswith("名詞,接尾"))
            | PLACE * tag.startswith("名詞,固有名詞")
            | ENDS_PLACE * (surface in _PLACES and tag.startswith("名詞,接尾,地域"))
        )
