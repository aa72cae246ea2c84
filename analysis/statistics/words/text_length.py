"""How long opinions and replies are, in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from analysis.statistics.words.frequency import group_positions

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.matrix import Positions
    from analysis.statistics.schema import TextLength, TextLengthBy

_FIELDS = ("opinion", "reply")
_QUANTILES = {"shortest": 0.0, "lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75, "longest": 1.0}
_COUNTS = ("texts", "missing", "characters")


def text_length(comments: DataFrame[schema.Comments], positions: Positions | None = None) -> DataFrame[TextLength]:
    """Summarise the lengths of opinions and of replies among the comments at `positions` (all when None).

    One row is a field: field, texts, missing, characters (sum), mean, shortest, lower_quartile, median, upper_quartile,
    longest. A missing text has no length: it is counted in `missing`, never as zero characters. Quantiles are interpolated
    linearly.
    """
    chosen = comments if positions is None else comments.iloc[positions]
    rows = [{"field": field, **_summary(text_lengths(chosen[field]))} for field in _FIELDS]
    return cast("DataFrame[TextLength]", _typed(rows, "field"))


def text_length_by(comments: DataFrame[schema.Comments], groups: pd.Series[str]) -> DataFrame[TextLengthBy]:
    """Summarise lengths group by group: group, then the columns of `text_length`, in the order of the groups.

    The index of `groups` says which comments (positions); a missing group is left out.
    """
    lengths = {field: _lengths_at(comments[field], groups.index.to_numpy(dtype=np.intp)) for field in _FIELDS}
    rows = [
        {"group": name, "field": field, **_summary(lengths[field][positions])}
        for name, positions in group_positions(groups)
        for field in _FIELDS
    ]
    return cast("DataFrame[TextLengthBy]", _typed(rows, "group", "field"))


def characters_text(characters: float) -> str:
    """A length in words: a median of two texts may end in a half, and is not rounded away (68.5字)."""
    return f"{characters:,g}字"


def text_lengths(texts: pd.Series[str]) -> NDArray[np.float64]:
    """Characters of each text; missing where there is none."""
    return np.asarray(texts.str.len().to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)


def _lengths_at(texts: pd.Series[str], rows: Positions) -> NDArray[np.float64]:
    """Characters of the texts of some rows, at their places: all others are not counted."""
    lengths = np.full(len(texts), np.nan)
    lengths[rows] = text_lengths(texts.iloc[rows])
    return lengths


def _summary(lengths: NDArray[np.float64]) -> dict[str, float]:
    known = lengths[~np.isnan(lengths)]
    counts = dict(zip(_COUNTS, (len(known), len(lengths) - len(known), known.sum()), strict=True))
    if not len(known):
        return {**counts, "mean": np.nan, **dict.fromkeys(_QUANTILES, np.nan)}
    return {**counts, "mean": known.mean(), **dict(zip(_QUANTILES, np.quantile(known, list(_QUANTILES.values())), strict=True))}


def _typed(rows: list[dict[str, object]], *labels: str) -> pd.DataFrame:
    """Make the table, with the same column types when it is empty."""
    types = {
        **dict.fromkeys(labels, "str"),
        **dict.fromkeys(_COUNTS, "int64"),
        "mean": "float64",
        **dict.fromkeys(_QUANTILES, "float64"),
    }
    return pd.DataFrame(rows, columns=pd.Index(types)).astype(types)
