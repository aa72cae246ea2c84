"""Search that does not mind width, case or spelling: スマホ finds ｽﾏﾎ and スマートフォン."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from analysis.language.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

Spellings = "Mapping[str, tuple[str, ...]]"
"""Folded word → all its folded spellings; see Lexicon.spellings."""


def search_words(query: str) -> tuple[str, ...]:
    """The folded words of a query, each once; they are separated by white space of any width."""
    return tuple(dict.fromkeys(fold(query).text.split()))


def folded(texts: pd.Series[str]) -> pd.Series[str]:
    """Texts folded for searching; a missing one is empty and finds nothing."""
    return texts.map(lambda text: fold(text).text, na_action="ignore").astype("str").fillna("")


def matching(folded_texts: pd.DataFrame, query: str, spellings: Mapping[str, tuple[str, ...]] | None = None) -> pd.Series[bool]:
    """Say of each row whether every word of the query is in one of its texts (columns of `folded`), in any of its spellings."""
    found = pd.Series(True, index=folded_texts.index)
    for word in search_words(query):
        found &= _contains_any(folded_texts, _alternatives(word, spellings))
    return found


def match_spans(text: str, query: str, spellings: Mapping[str, tuple[str, ...]] | None = None) -> list[tuple[int, int]]:
    """Places of the query's words in a verbatim text, as start and end, in order."""
    copy = fold(text)
    wanted = {each for word in search_words(query) for each in _alternatives(word, spellings)}
    if not wanted:
        return []
    pattern = "|".join(re.escape(each) for each in sorted(wanted, key=lambda each: (-len(each), each)))
    return [copy.verbatim_span(found.start(), found.end()) for found in re.finditer(pattern, copy.text)]


def _alternatives(word: str, spellings: Mapping[str, tuple[str, ...]] | None) -> tuple[str, ...]:
    return (spellings or {}).get(word, (word,))


def _contains_any(folded_texts: pd.DataFrame, words: tuple[str, ...]) -> pd.Series[bool]:
    found = pd.Series(False, index=folded_texts.index)
    for column in folded_texts:
        for word in words:
            found |= folded_texts[column].str.contains(word, regex=False)
    return found
