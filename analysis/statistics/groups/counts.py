"""Plain counts of selected comments, by pillar and by response type, beside what the document itself prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema


def category_counts(labels: pd.Series[str], weights: pd.Series[int] | None = None) -> pd.DataFrame:
    """Count a categorical series: one row a category in its order, those without a comment too.

    Returns columns `<name of the series>`, `count`, `share` (per cent of all given comments, missing labels in the denominator).
    With `weights` (on the same index) what the comments stand for is added up instead.
    """
    codes = labels.cat.codes.to_numpy()
    each = np.ones(len(labels), np.int64) if weights is None else weights.reindex(labels.index).to_numpy(np.int64)
    known = codes >= 0
    sums = np.bincount(codes[known], each[known], minlength=len(labels.cat.categories)).astype(np.int64)
    counts, total = pd.Series(sums, index=labels.cat.categories), int(each.sum())
    share = (counts / total * 100).round(1) if total else counts.astype(float)
    return pd.DataFrame({labels.name: counts.index.astype("str"), "count": counts.to_numpy(), "share": share.to_numpy()})


def official_count(totals: DataFrame[schema.OfficialTotals], axis: str, key: str) -> int | None:
    """The count that the document prints for a pillar or a mark; None where it prints none."""
    found = totals.loc[(totals["axis"] == axis) & (totals["key"] == key), "count"]
    return None if found.empty else int(found.iloc[0])


def official_beside_found(totals: DataFrame[schema.OfficialTotals], found: pd.DataFrame, *, axis: str, key: str) -> pd.DataFrame:
    """Put the document's printed count beside each found one.

    `found` has columns `key` and `count`; the result adds `official` (nullable integer, missing where the document prints none).
    """
    official = totals.loc[totals["axis"] == axis].set_index("key")["count"]
    return found.assign(official=found[key].map(official).astype("Int64"))
