"""What sets one group of comments apart: the words that stand out in it, and groups side by side in a few words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.statistics.words.distinct import with_chances
from analysis.statistics.words.frequency import group_positions
from analysis.statistics.words.keyness import log_odds
from analysis.statistics.words.text_length import text_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.groups.theme_counts import ThemePresence
    from analysis.statistics.matrix import DocumentTermMatrix, Positions

NOUNS = ("名詞", "固有名詞", "サ変名詞")
"""A few words that describe a group are names of things: 「受ける」「ない」 say little by themselves."""
AT_LEAST = 2
"""Comments of the group that a word must stand in: what one comment repeats tells about that comment, not about the group."""
WORD = ["term", "target_documents", "reference_documents"]
COMMON = 3
"""Comments of a group that a theme must stand in to be called common there: one or two are single voices."""


def leaning(matrix: DocumentTermMatrix, target: Positions, reference: Positions) -> pd.DataFrame:
    """The nouns that the target uses more than the reference, however little: columns of `log_odds`, by its shrunk score.

    A ranking, for example of comments by how much they speak in their group's words; not to be shown as what sets a group apart
    (`standing_out`). Empty where there is nothing to compare with.
    """
    words = _nouns(matrix, target, reference)
    return words[(words["z"] > 0) & (words["target_documents"] >= AT_LEAST)].reset_index(drop=True)


def standing_out(matrix: DocumentTermMatrix, target: Positions, reference: Positions, *, top: int | None = None) -> pd.DataFrame:
    """The nouns that clearly more of the target's comments use (特徴語), surest first: columns of `log_odds` and `with_chances`.

    Empty where no difference is clear, or there is nothing to compare with.
    """
    words = with_chances(_nouns(matrix, target, reference), one_sided=True, only_clear=True)
    if words.empty:
        return words
    words = words[(words["strength"] > 0) & (words["target_documents"] >= AT_LEAST)].reset_index(drop=True)
    return words.head(top if top is not None else len(words))


def _nouns(matrix: DocumentTermMatrix, target: Positions, reference: Positions) -> pd.DataFrame:
    scored = log_odds(matrix, target, reference, only=_noun_columns(matrix))
    return scored if len(target) and len(reference) else scored.head(0)


@lru_cache(maxsize=32)
def _noun_columns(matrix: DocumentTermMatrix) -> NDArray[np.bool_]:
    """Which terms of a matrix are NOUNS, and no stop words."""
    return (matrix.terms["pos"].isin(NOUNS) & ~matrix.terms["stop"]).to_numpy(bool)


def common_themes(
    presence: ThemePresence,
    positions: Positions,
    *,
    codes: Sequence[str] | None = None,
    top: int | None = None,
    at_least: int = 1,
) -> pd.DataFrame:
    """Which of the themes (all when None) the opinions at `positions` speak of, each in `at_least` comments: theme, count.

    Most comments first, ties in the given order.
    """
    ranked = _common(presence, positions, presence.codes if codes is None else codes, at_least=at_least)[:top]
    themes, counts = [theme for theme, _ in ranked], [count for _, count in ranked]
    return pd.DataFrame({"theme": pd.array(themes, dtype="str"), "count": np.array(counts, dtype=np.int64)})


def _common(presence: ThemePresence, positions: Positions, codes: Sequence[str], *, at_least: int) -> list[tuple[str, int]]:
    counts = presence.opinion[positions][:, presence.columns(codes)].sum(axis=0).tolist()
    return sorted(
        ((code, count) for code, count in zip(codes, counts, strict=True) if count >= at_least), key=lambda each: -each[1]
    )


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

    `codes` are the themes that a group is described by. One row is a group with comments: group, count, themes (pairs of code
    and comments, in COMMON comments at least), words (triples of term, comments here, comments of the other groups; those that
    clearly stand out), opinion and reply (median length in characters; missing where there is no text).
    """
    labelled = labels.dropna().index.to_numpy(dtype=np.intp)
    lengths = {field: text_lengths(comments[field]) for field in ("opinion", "reply")}
    rows = [
        {
            "group": name,
            "count": len(positions),
            "themes": tuple(_common(presence, positions, codes[name], at_least=COMMON)[:themes]),
            "words": _rows(
                standing_out(matrix, positions, np.setdiff1d(labelled, positions, assume_unique=True), top=words)[WORD]
            ),
            **{field: _median(of_field[positions]) for field, of_field in lengths.items()},
        }
        for name, positions in group_positions(labels)
    ]
    return pd.DataFrame(rows, columns=["group", "count", "themes", "words", "opinion", "reply"])


def _median(lengths: NDArray[np.float64]) -> float:
    known = lengths[~np.isnan(lengths)]
    return float(np.median(known)) if len(known) else float("nan")


def _rows(table: pd.DataFrame) -> tuple[tuple[object, ...], ...]:
    return tuple(table.itertuples(index=False, name=None))
