"""Themes given to texts by their rules, with the words that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.themes.matching.evaluation import evaluate
from analysis.themes.matching.hits import widest
from analysis.themes.matching.texts import FIELDS, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.themes.codebook import Theme
    from analysis.themes.matching.texts import Texts

    Integers = NDArray[np.int32]

COLUMNS = ("row", "field", "theme", "start", "end", "evidence")
_WORDLESS = -1
"""Stands for the token of a rule that holds without naming a word."""


def assign(
    themes: Iterable[Theme],
    comments: pd.DataFrame,
    tokens: DataFrame[schema.Tokens],
    marks: pd.Series[str] | None = None,
    *,
    heads: Mapping[str, str] | None = None,
    synonyms: Mapping[str, tuple[str, ...]] | None = None,
    within_scope: bool = True,
) -> pd.DataFrame:
    """Apply the rule of each theme to each text (opinion, reply) of the comments.

    One row is a place that made a rule hold: row, field, theme (code), start, end, evidence (verbatim text from start to end);
    a rule that holds without naming a word (a negation alone, a pillar) gives one row with empty evidence at 0. Sorted by row,
    field, theme in the order given, start. `marks` are the response types that rules may ask for; `heads` and `synonyms` the
    lexicon's other spellings (variant → head word) and words for an idea. A theme is given outside its scope (its pillars and
    fields) only with `within_scope=False`.
    """
    texts = texts_of(comments, tokens, marks=marks, heads=heads, synonyms=synonyms)
    return assign_texts(themes, texts, within_scope=within_scope)


def assign_texts(themes: Iterable[Theme], texts: Texts, *, within_scope: bool = True) -> pd.DataFrame:
    """Do the same with texts arranged before (`texts_of`), which is what takes long."""
    themes = list(themes)
    parts = [_places(theme, texts, within_scope) for theme in themes]
    sizes = [len(text) for text, _, _ in parts]
    theme = np.repeat(np.arange(len(parts), dtype=np.int32), sizes)
    text, first, last = (
        (np.concatenate([np.zeros(0, np.int32), *columns]) for columns in zip(*parts, strict=True)) if parts else (theme,) * 3
    )
    order = np.lexsort((first, theme, text))
    return _table(texts, [each.code for each in themes], theme[order], text[order], first[order], last[order])


def _places(theme: Theme, texts: Texts, within_scope: bool) -> tuple[Integers, Integers, Integers]:
    """Text, first and last token of each place of a theme."""
    found = evaluate(theme.expression, texts)
    holds = found.holds & _scope(theme, texts) if within_scope else found.holds
    places = widest(found.hits)
    places = places.where(holds[texts.index.text[places.first]])
    worded = texts.index.text[places.first]
    wordless = np.setdiff1d(np.flatnonzero(holds), worded).astype(np.int32)
    nothing = np.full(len(wordless), _WORDLESS, np.int32)
    return np.r_[worded, wordless], np.r_[places.first, nothing], np.r_[places.last, nothing]


def _scope(theme: Theme, texts: Texts) -> NDArray[np.bool_]:
    """Texts a theme is defined for."""
    pillars = texts.comments["pillar"]
    rows = pillars.isin(theme.pillars).to_numpy(bool) if theme.pillars else np.ones(len(pillars), np.bool_)
    fields = np.array([name in theme.fields for name in FIELDS])
    scope: NDArray[np.bool_] = (rows[:, None] & fields[None, :]).ravel()
    return scope


def _table(texts: Texts, codes: Sequence[str], theme: Integers, text: Integers, first: Integers, last: Integers) -> pd.DataFrame:
    worded = first != _WORDLESS
    start, end = np.zeros(len(text), np.int32), np.zeros(len(text), np.int32)
    start[worded], end[worded] = texts.index.start[first[worded]], texts.index.end[last[worded]]
    verbatim = [texts.comments[name].tolist() for name in FIELDS]
    places = zip(text.tolist(), start.tolist(), end.tolist(), strict=True)
    evidence = [verbatim[each % 2][each // 2][begin:stop] for each, begin, stop in places]
    return pd.DataFrame(
        {
            "row": text // 2,
            "field": pd.Categorical(np.array(FIELDS, dtype=object)[text % 2], categories=list(FIELDS)),
            "theme": pd.Series(np.array([*codes, ""], dtype=object)[theme], dtype="str"),
            "start": start,
            "end": end,
            "evidence": pd.Series(evidence, dtype="str"),
        },
        columns=list(COLUMNS),
    )
