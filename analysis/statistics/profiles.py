"""What sets one group of comments apart: the words that stand out in it, and groups side by side in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.statistics.frequency import group_positions
from analysis.statistics.keyness import log_odds
from analysis.statistics.theme_counts import theme_frequency
from analysis.statistics.word_kinds import of_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.matrix import DocumentTermMatrix, Positions
    from analysis.statistics.theme_counts import ThemePresence

NOUNS = ("名詞", "固有名詞", "サ変名詞")
"""A few words that describe a group are names of things: 「受ける」「ない」 say little by themselves."""
AT_LEAST = 2
"""Comments of the group that a word must stand in: what one comment repeats tells about that comment, not about the group."""


def standing_out(
    matrix: DocumentTermMatrix, target: Positions, reference: Positions, *, at_least: int = AT_LEAST, top: int | None = None
) -> pd.DataFrame:
    """The nouns that the target uses more than the reference (特徴語), surest first: columns of `log_odds`.

    Empty where there is nothing to compare with.
    """
    scored = log_odds(matrix, target, reference)
    if not len(target) or not len(reference):
        return scored.head(0)
    words = of_kinds(scored, NOUNS)
    return words[(words["z"] > 0) & (words["target_documents"] >= at_least)].head(top if top is not None else len(words))


def common_themes(
    presence: ThemePresence, positions: Positions, *, codes: Sequence[str] | None = None, top: int | None = None
) -> pd.DataFrame:
    """Which of the themes (all when None) the opinions at `positions` speak of: theme, count.

    Most comments first, ties in the given order.
    """
    counts = theme_frequency(presence, presence.codes if codes is None else codes, positions)[["theme", "opinion"]].rename(
        columns={"opinion": "count"}
    )
    ranked = counts[counts["count"] > 0].sort_values("count", ascending=False, kind="stable", ignore_index=True)
    return ranked.head(top if top is not None else len(ranked))


def group_profiles(
    labels: pd.Series[str],
    *,
    comments: DataFrame[schema.Comments],
    matrix: DocumentTermMatrix,
    presence: ThemePresence,
    codes: Mapping[str, Sequence[str]],
    themes: int = 3,
    words: int = 5,
) -> pd.DataFrame:
    """Describe each group of comments; `labels` is a categorical whose index are positions.

    `codes` are the themes that a group is described by. One row is a group with comments: group, count, themes (their codes),
    words (tuple), opinion and reply (median length in characters; missing where there is no text). Words are compared with the
    other groups' comments.
    """
    labelled = labels.dropna().index.to_numpy(dtype=np.intp)
    rows = [
        {
            "group": name,
            "count": len(positions),
            "themes": tuple(common_themes(presence, positions, codes=codes[name], top=themes)["theme"]),
            "words": tuple(standing_out(matrix, positions, np.setdiff1d(labelled, positions), top=words)["term"]),
            **{field: comments[field].iloc[positions].str.len().median() for field in ("opinion", "reply")},
        }
        for name, positions in group_positions(labels)
    ]
    return pd.DataFrame(rows, columns=["group", "count", "themes", "words", "opinion", "reply"])
