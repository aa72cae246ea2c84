"""Themes given to texts by their rules, with the words that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.themes.evaluation import evaluate, texts_of
from analysis.themes.hits import Hits, widest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.themes.codebook import Theme
    from analysis.themes.evaluation import Texts

FIELDS = ("opinion", "reply")
COLUMNS = ("row", "field", "theme", "start", "end", "evidence")


def assign(
    themes: Iterable[Theme],
    comments: pd.DataFrame,
    tokens: DataFrame[schema.Tokens],
    marks: pd.Series[str] | None = None,
    *,
    heads: Mapping[str, str] | None = None,
    within_scope: bool = True,
) -> pd.DataFrame:
    """Apply the rule of each theme to each text (opinion, reply).

    One row is a place that made a rule hold: row, field, theme (code), start, end, evidence (= the verbatim text from start to end). A rule
    that holds without naming a word (「含まない」 alone, a pillar) gives one row with empty evidence. Sorted by row, field, theme as
    ordered, start. `marks` are the response types that rules may ask for; `heads` the lexicon's other spellings (variant → head word).
    Out of a theme's scope (its pillars and fields) it is given only with `within_scope=False`.
    """
    themes = list(themes)
    texts = texts_of(comments, tokens, marks=marks, heads=heads)
    parts = [_places(theme, number, texts, within_scope) for number, theme in enumerate(themes)]
    found = pd.concat(parts, ignore_index=True) if parts else _frame(_EMPTY, _EMPTY, _EMPTY, 0)
    found = found.sort_values(["text", "theme", "first"], kind="stable", ignore_index=True)
    return _table(found, comments, tokens, [theme.code for theme in themes])


def theme_comments(assignments: pd.DataFrame) -> pd.DataFrame:
    """Reduce assignments to one row a comment and theme: row, theme."""
    return assignments[["row", "theme"]].drop_duplicates(ignore_index=True)


_EMPTY = np.zeros(0, np.int32)


def _frame(text: NDArray[np.int32], first: NDArray[np.int32], last: NDArray[np.int32], theme: int) -> pd.DataFrame:
    return pd.DataFrame({"text": text, "first": first, "last": last, "theme": np.int32(theme)})


def _places(theme: Theme, number: int, texts: Texts, within_scope: bool) -> pd.DataFrame:
    """Text, first and last token of each piece of a theme's evidence; first is -1 where there is none."""
    found = evaluate(theme.expression, texts)
    holds = found.holds & _scope(theme, texts) if within_scope else found.holds
    places = widest(found.hits)
    places = places.where(holds[texts.index.text[places.first]])
    shown = texts.index.text[places.first]
    bare = np.setdiff1d(np.flatnonzero(holds), shown).astype(np.int32)
    wordless = Hits(np.full(len(bare), -1, np.int32), np.full(len(bare), -1, np.int32))
    return _frame(np.r_[shown, bare], np.r_[places.first, wordless.first], np.r_[places.last, wordless.last], number)


def _scope(theme: Theme, texts: Texts) -> NDArray[np.bool_]:
    """Texts a theme is defined for."""
    pillars = texts.comments["pillar"]
    rows = pillars.isin(theme.pillars).to_numpy(bool) if theme.pillars else np.ones(len(pillars), np.bool_)
    fields = np.array([name in theme.fields for name in FIELDS])
    scope: NDArray[np.bool_] = (rows[:, None] & fields[None, :]).ravel()
    return scope


def _table(found: pd.DataFrame, comments: pd.DataFrame, tokens: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    first, last, text = (found[name].to_numpy() for name in ("first", "last", "text"))
    worded = first >= 0
    start, end = np.zeros(len(found), np.int32), np.zeros(len(found), np.int32)
    start[worded] = tokens["start"].to_numpy()[first[worded]]
    end[worded] = tokens["end"].to_numpy()[last[worded]]
    verbatim = np.column_stack([comments[name].to_numpy(dtype=object) for name in FIELDS]).ravel()
    evidence = [verbatim[text[at]][start[at] : end[at]] if worded[at] else "" for at in range(len(found))]
    return pd.DataFrame(
        {
            "row": (text // 2).astype(np.int32),
            "field": pd.Categorical.from_codes(text % 2, categories=list(FIELDS)),
            "theme": pd.array(np.array([*codes, ""], dtype=object)[found["theme"].to_numpy()], dtype="str"),
            "start": start,
            "end": end,
            "evidence": pd.array(evidence, dtype="str"),
        },
        columns=list(COLUMNS),
    )
