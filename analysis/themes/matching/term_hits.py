"""Where a rule's term stands: aligned with the tokens at both ends, so that PR is not found in GDPR.

The term may cover several tokens. All but the last have to be written as in the term; the last (or only) one counts in any of its
inflected forms and spellings: 「手を組む」 finds 手を組んで, 「スマホ」 finds スマートフォン.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.language.normalize import fold
from analysis.themes.matching.hits import NONE, Hits, hits, union

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.themes.matching.token_index import TokenIndex
    from analysis.themes.rules.expression import Term

    Runs = tuple[NDArray[np.int32], NDArray[np.int32]]
    """First tokens of runs, and the tokens after them."""


def term_hits(index: TokenIndex, term: Term) -> Hits:
    """Find the places of a term."""
    text = "".join(fold(term.text).text.split())
    if not text:
        return NONE
    found = [_single(index, text, term), *_several(index, text, term)]
    return _of_kinds(index, union(found), term.kinds)


def _single(index: TokenIndex, text: str, term: Term) -> Hits:
    """Places where one token is the term."""
    if term.open_start and term.open_end:
        forms = {form for word, own in index.by_any.items() if text in word for form in own}
    else:
        forms = index.starting(text) if term.open_end else index.ending(text) if term.open_start else index.named(text)
    tokens = index.tokens_of(forms)
    return Hits(tokens, tokens)


def _several(index: TokenIndex, text: str, term: Term) -> list[Hits]:
    """Places where a run of tokens, written together, is the term: reached[n] are the runs that cover its first n characters."""
    reached: list[list[Runs]] = [[] for _ in text]
    for length in range(1, len(text)):
        forms = index.ending(text[:length]) if term.open_start else index.by_surface.get(text[:length], set())
        firsts = index.tokens_of(forms)
        _add(reached[length], (firsts, firsts + np.int32(1)))
    found = []
    for length in range(1, len(text)):
        for runs in reached[length]:
            for end in range(length + 1, len(text)):
                _add(reached[end], _continued(index, runs, index.by_surface.get(text[length:end], set())))
            rest = index.starting(text[length:]) if term.open_end else index.named(text[length:])
            firsts, after = _continued(index, runs, rest)
            if len(firsts):
                found.append(hits(firsts, after - 1))
    return found


def _add(reached: list[Runs], runs: Runs) -> None:
    if len(runs[0]):
        reached.append(runs)


def _continued(index: TokenIndex, runs: Runs, forms: set[int]) -> Runs:
    """Those of the runs whose next token, in the same text, has one of the forms; one token longer."""
    first, after = runs
    if not forms or not len(first):
        return first[:0], after[:0]
    inside = after < len(index.form)
    first, after = first[inside], after[inside]
    fits = np.isin(index.form[after], list(forms)) & (index.text[after] == index.text[first])
    return first[fits], after[fits] + np.int32(1)


def _of_kinds(index: TokenIndex, found: Hits, kinds: tuple[str, ...]) -> Hits:
    """Those of the places whose last token is of one of the parts of speech, and negated or not as asked."""
    negation = {"否定": True, "肯定": False}
    speech = [kind for kind in kinds if kind not in negation]
    turned = {negation[kind] for kind in kinds if kind in negation}
    form = index.form[found.last]
    keep = np.ones(len(found), np.bool_)
    if speech:
        pos = index.forms["pos"]
        # 名詞 is the general word: proper nouns and nouns that make verbs are nouns too.
        fits = pos.isin(speech) | (pos.str.endswith("名詞") if "名詞" in speech else False)
        keep &= fits.to_numpy(bool)[form]
    if turned:
        keep &= index.forms["negated"].isin(turned).to_numpy(bool)[form]
    return found.where(keep)
