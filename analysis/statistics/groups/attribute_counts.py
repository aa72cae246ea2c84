"""Selected comments by the values of an attribute, and along time without gaps."""

from __future__ import annotations

import pandas as pd

DAY, MONTH = len("2024-05-01"), len("2024-05")
LONGEST_SPAN = 400
"""Days, months or years that a time line is filled up to; a longer one (a date mistyped by decades) keeps its gaps."""


def attribute_counts(labels: pd.Series[str], weights: pd.Series[int] | None = None) -> pd.DataFrame:
    """One row a value, in the order of the categories, those without a comment too: `key`, `count`, `share` (per cent of all).

    With `weights` (opinions a row stands for, on the same index) also `weight`, their sum.
    """
    counts = labels.value_counts(sort=False).reindex(labels.cat.categories, fill_value=0)
    table = pd.DataFrame({"key": counts.index.astype("str"), "count": counts.to_numpy()})
    table["share"] = (table["count"] / max(len(labels), 1) * 100).round(1)
    if weights is not None:
        sums = weights.groupby(labels, observed=False).sum()
        table["weight"] = table["key"].map(sums.to_dict()).fillna(0).astype("int64")
    return table


def along_time(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of times in order with the days, months or years between them, which count nothing. Other rows (not said) go."""
    dated = table[table["key"].str.fullmatch(r"\d{4}(?:-\d{2}){0,2}")].sort_values("key")
    lengths = set(dated["key"].str.len())
    if len(lengths) != 1:  # days beside bare months: nothing lies evenly between them
        return dated.reset_index(drop=True)
    unit = {DAY: "D", MONTH: "M"}.get(lengths.pop(), "Y")
    span = pd.period_range(dated["key"].iloc[0], dated["key"].iloc[-1], freq=unit)
    if len(span) > LONGEST_SPAN:
        return dated.reset_index(drop=True)
    filled = dated.set_index("key").reindex(span.astype("str"))
    filled = filled.fillna(0).astype({name: "int64" for name in filled if name != "share"})
    return filled.rename_axis("key").reset_index()
