"""Plain counts of selected comments, by pillar and by response type, beside what the document itself prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema

SMALL = 10
"""Below this many comments a percentage says more than the data does: only the count is given."""


def category_counts(labels: pd.Series[str], weights: pd.Series[int] | None = None) -> pd.DataFrame:
    """Count a categorical series: one row a category in its order, those without a comment too.

    Returns columns `<name of the series>`, `count`, `share` (per cent of all given comments, missing labels in the denominator).
    With `weights` (on the same index) what the comments stand for is added up instead.
    """
    codes = labels.cat.codes.to_numpy()
    each = np.ones(len(labels), np.int64) if weights is None else weights.reindex(labels.index).to_numpy(np.int64)
    known = codes >= 0
    sums = np.bincount(codes[known], each[known], minlength=len(labels.cat.categories)).astype(np.int64)
    total = int(each.sum())
    share = (sums / total * 100).round(1) if total else sums.astype(float)
    return pd.DataFrame({labels.name: labels.cat.categories.astype("str"), "count": sums, "share": share})


def official_count(totals: DataFrame[schema.OfficialTotals], axis: str, key: str) -> int | None:
    """The count that the document prints for a pillar or a mark; None where it prints none."""
    return _printed(totals, axis).get(key)


def _printed(totals: DataFrame[schema.OfficialTotals], axis: str) -> dict[str, int]:
    """Key → count of one axis, the first where one stands twice; what has no key is a sum."""
    rows = zip(totals["axis"].tolist(), totals["key"].tolist(), totals["count"].tolist(), strict=True)
    found: dict[str, int] = {}
    for own, key, count in rows:
        if own == axis and isinstance(key, str):
            found.setdefault(key, int(count))
    return found


def official_beside_found(totals: DataFrame[schema.OfficialTotals], found: pd.DataFrame, *, axis: str, key: str) -> pd.DataFrame:
    """Put the document's printed count beside each found one.

    `found` has columns `key` and `count`; the result adds `official` (nullable integer, missing where the document prints none).
    """
    printed = _printed(totals, axis)
    return found.assign(official=pd.array([printed.get(each) for each in found[key].tolist()], dtype="Int64"))
