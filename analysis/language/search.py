"""Search that does not mind width, case or spelling: スマホ finds ｽﾏﾎ and スマートフォン."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.language.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Spellings = Mapping[str, tuple[str, ...]]
    """Folded word → all its folded spellings; see Lexicon.spellings."""

_SCRIPTS = ("a-z0-9", "ァ-ヺー")
"""Letters that go on to another word: pc in pcr, ネット in ネットワーク."""
_SHORT = 3


class Sought(NamedTuple):
    """A folded word to look for, and the classes of letters that may not stand right before and right after it."""

    word: str
    before: str = ""
    after: str = ""


def search_words(query: str) -> tuple[str, ...]:
    """The folded words of a query, each once; they are separated by white space of any width."""
    return tuple(dict.fromkeys(fold(query).text.split()))


def folded(texts: pd.Series[str]) -> pd.Series[str]:
    """Texts folded for searching; a missing one is empty and finds nothing. To be kept: folding takes longer than searching."""
    return texts.map(lambda text: fold(text).text, na_action="ignore").astype("str").fillna("")


def matching(folded_texts: pd.DataFrame, query: str, spellings: Spellings | None = None) -> pd.Series[bool]:
    """Say of each row whether every word of the query is in one of its texts (columns of `folded`), in any of its spellings.

    A word in Latin letters is found at the beginning of words only: PR is not in GDPR.
    """
    found = pd.Series(True, index=folded_texts.index)
    for word in search_words(query):
        found &= _contains_any(folded_texts, sought(word, spellings))
    return found


def patterns(query: str, spellings: Spellings | None = None) -> tuple[re.Pattern[str], ...]:
    """What finds the words of a query in a folded text, in any of their spellings: made once for many texts."""
    words = (each for word in search_words(query) for each in sought(word, spellings))
    return tuple(re.compile(_looking_around(each)) for each in words)


def match_spans(text: str, wanted: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Places that patterns find in a verbatim text, as start and end, in order; what overlaps is one place."""
    copy = fold(text)
    places = sorted(copy.verbatim_span(*match.span()) for each in wanted for match in each.finditer(copy.text))
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def sought(word: str, spellings: Spellings | None = None) -> tuple[Sought, ...]:
    """A folded word with its other spellings, also of a part of it (スマホ教室 finds スマートフォン教室)."""
    others = {
        word[: match.start()] + other + word[match.end() :]
        for spelling in spellings or {}
        for match in re.finditer(_looking_around(_as_whole(spelling)), word)
        for other in (spellings or {})[spelling]
    } - {word}
    typed = Sought(word, before="a-z" if "a" <= word[0] <= "z" else "")
    return (typed, *(_as_whole(other) for other in sorted(others) if typed.before or word not in other))


def _as_whole(word: str) -> Sought:
    """A word that was not typed so is found as a whole word only, as far as its letters tell; a long one anywhere."""
    if len(word) > _SHORT and not word.isascii():
        return Sought(word)
    return Sought(word, _script(word[0]), _script(word[-1]))


def _script(character: str) -> str:
    return next((script for script in _SCRIPTS if re.match(f"[{script}]", character)), "")


def _looking_around(each: Sought) -> str:
    before = f"(?<![{each.before}])" if each.before else ""
    after = f"(?![{each.after}])" if each.after else ""
    return before + re.escape(each.word) + after


def _consuming(each: Sought) -> str:
    """The same for Arrow's expressions, which cannot look around."""
    before = f"(?:^|[^{each.before}])" if each.before else ""
    after = f"(?:$|[^{each.after}])" if each.after else ""
    return before + re.escape(each.word) + after


def _contains_any(folded_texts: pd.DataFrame, words: tuple[Sought, ...]) -> pd.Series[bool]:
    plain = words == (Sought(words[0].word),)
    pattern = words[0].word if plain else "|".join(_consuming(each) for each in words)
    return pd.DataFrame({name: texts.str.contains(pattern, regex=not plain) for name, texts in folded_texts.items()}).any(axis=1)
