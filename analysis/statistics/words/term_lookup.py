"""From a word as people type it to the head word it is counted under."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.language.normalize import normalize
from analysis.statistics.matrix import codes_of

if TYPE_CHECKING:
    import pandas as pd
    from pandera.typing.pandas import DataFrame

    from analysis import schema


def head_word(tokens: DataFrame[schema.Tokens], asked: str) -> str:
    """Find the term that a word is counted under; empty where the tokens have no such word.

    In this order: the term itself, the term of a spelling in the texts (「スマホ」 finds 「スマートフォン」 where the lexicon
    says so), a term that differs in width or case only.
    """
    asked = asked.strip()
    terms = tokens["term"].cat.categories
    if not asked or (terms == asked).any():
        return asked
    if found := _of_spelling(tokens, asked):
        return found
    normal = normalize(asked).text.casefold()
    alike = terms[terms.str.casefold() == normal]
    return str(alike[0]) if len(alike) else ""


def _of_spelling(tokens: DataFrame[schema.Tokens], asked: str) -> str:
    """The term most often written so."""
    written = np.flatnonzero(tokens["surface"].cat.categories == asked)
    if not len(written):
        return ""
    found = codes_of(tokens["term"])[codes_of(tokens["surface"]) == written[0]]
    return str(tokens["term"].cat.categories[int(np.bincount(found).argmax())]) if len(found) else ""


def similar_terms(terms: pd.Series[str], asked: str, *, most: int = 8) -> list[str]:
    """Give terms that contain the word asked for, or are contained in it, in the order of `terms`."""
    if not asked:
        return []
    containing = terms[terms.str.contains(asked, regex=False)]
    head = asked[:20]  # the longest words are shorter; an address may hold a whole paragraph
    parts = {head[start:end] for start in range(len(head)) for end in range(start + 2, len(head) + 1)}
    return list(dict.fromkeys([*containing.head(most), *terms[terms.isin(parts)].head(most)]))[:most]


def spellings(tokens: DataFrame[schema.Tokens], uses: pd.DataFrame) -> pd.DataFrame:
    """Count how a word is written in its uses (column `token`: positions in `tokens`).

    One row is a spelling: surface, count; most frequent first, ties by spelling.
    """
    written = tokens["surface"].iloc[uses["token"]].astype("str")
    counts = written.value_counts(sort=False).rename_axis("surface").reset_index(name="count")
    return counts.sort_values(["count", "surface"], ascending=[False, True], ignore_index=True)
