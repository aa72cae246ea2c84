"""What a search finds beside the comments: themes, each kind of text, words near to it, and what each condition costs."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.attributes import WHERE
from analysis.language.normalize import fold
from analysis.language.search import folded, matching, search_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.language.search import Spellings
    from analysis.selection import Selected, Selection
    from analysis.statistics.matrix import DocumentTermMatrix
    from analysis.themes.codebook import Theme

MOST_THEMES, MOST_WORDS = 4, 8
SHORTEST = 2
"""Characters of a part of a search word that is worth a look of its own."""
Relation = Literal["same", "longer", "part"]
_MARKS = re.compile(r"[「」*]|\[[^\]]*\]")
"""What a rule writes around a word: 「使える」[否定], 高齢*."""


class NearWord(NamedTuple):
    """A word of the texts that is near to a search word: of the same idea, with it as a part, or a part of it."""

    term: str
    relation: Relation
    documents: int
    """Comments of the selection that use it."""


class Cost(NamedTuple):
    """One condition of a selection, and how many comments there would be without it."""

    key: str
    value: str
    without: int


def named_themes(themes: Sequence[Theme], query: str, spellings: Spellings | None = None) -> list[Theme]:
    """The themes that a search speaks of: first those named so, then those whose definition or rule has all its words.

    Of either, themes of all pillars stand before those of one.
    """
    ordinary = sorted((theme for theme in themes if not theme.idea_of), key=lambda theme: bool(theme.pillars))
    if not ordinary or not search_words(query):
        return []
    named = _have([theme.name for theme in ordinary], query, spellings)
    defined = _have([f"{theme.definition} {theme.rule}" for theme in ordinary], query, spellings) & ~named
    return [ordinary[place] for found in (named, defined) for place in np.flatnonzero(found)][:MOST_THEMES]


def found_in(folded_texts: pd.DataFrame, query: str, spellings: Spellings | None = None) -> dict[str, NDArray[np.intp]]:
    """Kind of text → positions of the comments in which one text of that kind has all words of the query."""
    return {
        str(field): np.flatnonzero(matching(folded_texts[[field]], query, spellings).to_numpy(bool)) for field in folded_texts
    }


def near_words(
    matrix: DocumentTermMatrix,
    positions: NDArray[np.intp],
    query: str,
    synonyms: Mapping[str, Iterable[str]],
    spellings: Spellings | None = None,
) -> list[NearWord]:
    """Words of the selected comments near to the words of a query: longer ones first, then those of an idea, then parts.

    Each stands once, the more comments use it the earlier; the words of the query in all their spellings are not among them.
    """
    terms = _folded_terms(matrix)
    words = search_words(query)
    spelt = {other for word in words for other in (word, *(spellings or {}).get(word, ()))}
    near = _near_terms(words, terms, tuple((idea, tuple(group)) for idea, group in synonyms.items()), frozenset(spelt))
    used = matrix.sums(positions).document_frequency[list(near)]
    names = matrix.terms["term"]
    found = [
        NearWord(str(names.iloc[column]), relation, int(count))
        for (column, relation), count in zip(near.items(), used.tolist(), strict=True)
        if count
    ]
    order = ("longer", "same", "part")
    return sorted(found, key=lambda word: (order.index(word.relation), -word.documents, word.term))[:MOST_WORDS]


def costs(selection: Selection, select: Callable[[Selection], Selected]) -> list[Cost]:
    """Each condition of a selection with the comments that its absence would leave, those that give most first."""
    found = [Cost(key, value, len(select(without))) for key, value, without in _one_less(selection)]
    return sorted(found, key=lambda cost: -cost.without)


def _one_less(selection: Selection) -> Iterator[tuple[str, str, Selection]]:
    """Several values of one condition add rows: only without all of them is it gone; several search words are one each."""
    if selection.pillars:
        yield "pillar", _single(selection.pillars), replace(selection, pillars=())
    if selection.response_types:
        yield "response_type", _single(selection.response_types), replace(selection, response_types=())
    for column, values in selection.attributes:
        others = tuple(each for each in selection.attributes if each[0] != column)
        yield f"{WHERE}{column}", _single(values), replace(selection, attributes=others)
    if selection.texts:
        yield "texts", "", replace(selection, texts=False)
    words = selection.query.split()
    for word in words if len(words) > 1 else ():
        yield "q", word, replace(selection, query=" ".join(each for each in words if each != word))
    if words:
        yield "q", _single(tuple(words)), replace(selection, query="")


def _single(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else ""


def _have(texts: list[str], query: str, spellings: Spellings | None) -> NDArray[np.bool_]:
    """Which of some texts have every word of a query."""
    return matching(_folded_column(tuple(texts)), query, spellings).to_numpy(bool)


@lru_cache(maxsize=64)
def _folded_column(texts: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({"text": folded(pd.Series(texts, dtype="str"))})


@lru_cache(maxsize=16)
def _folded_terms(matrix: DocumentTermMatrix) -> tuple[str, ...]:
    return tuple(fold(term).text for term in matrix.terms["term"])


@lru_cache(maxsize=256)  # the same words are looked for under one choice of comments after another
def _near_terms(
    words: tuple[str, ...], terms: tuple[str, ...], synonyms: tuple[tuple[str, tuple[str, ...]], ...], spelt: frozenset[str]
) -> dict[int, Relation]:
    """Number of each term that is near to the words of a query → what it is to them. It must not be changed."""
    same = {other for word in words for other in _closest(word, synonyms)}
    found = {number: _relation(term, words, same) for number, term in enumerate(terms) if term not in spelt}
    return {number: relation for number, relation in found.items() if relation is not None}


def _relation(term: str, words: Sequence[str], same: set[str]) -> Relation | None:
    if any(word in term for word in words):
        return "longer"
    if term in same:
        return "same"
    return "part" if len(term) >= SHORTEST and any(term in word for word in words) else None


def _closest(word: str, synonyms: Iterable[tuple[str, tuple[str, ...]]]) -> set[str]:
    """The words of the narrowest idea that a word belongs to: スマホ is nearer to 機器 than to all that is デジタル."""
    groups = ({_unmarked(each) for each in (idea, *written)} for idea, written in synonyms)
    return min((group for group in groups if word in group), key=lambda group: (len(group), sorted(group)), default=set())


@lru_cache(maxsize=20_000)
def _unmarked(written: str) -> str:
    """A word as it would be searched for; the words of all ideas are looked through for each search."""
    return fold(_MARKS.sub("", written)).text
