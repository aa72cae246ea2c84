"""What the printed totals alone make certain, without a label of any single comment."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from analysis.statistics.groups.cross_table import cell_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.schema import CellBounds


def official_margin(totals: DataFrame[schema.OfficialTotals], axis: str, keys: Sequence[str]) -> pd.Series[int]:
    """The printed count of each key of an axis, in the order of `keys`; a key without a printed count is left out."""
    counts = totals.loc[(totals["axis"] == axis) & totals["key"].notna()].set_index("key")["count"]
    return counts.reindex(pd.Index(keys)).dropna().astype("int64")


def official_bounds(
    totals: DataFrame[schema.OfficialTotals], *, row_axis: str, rows: Sequence[str], column_axis: str, columns: Sequence[str]
) -> DataFrame[CellBounds]:
    """How few and how many comments each cell can hold by the printed totals of both axes (see `cell_bounds`).

    Empty where the document does not settle it: a key without a printed count, or totals that do not sum to the same.
    """
    row_totals, column_totals = official_margin(totals, row_axis, rows), official_margin(totals, column_axis, columns)
    complete = len(row_totals) == len(rows) and len(column_totals) == len(columns)
    if not complete or row_totals.sum() != column_totals.sum():
        return cell_bounds(row_totals.head(0), column_totals.head(0))
    return cell_bounds(row_totals, column_totals)


def certain_at_least(row_totals: pd.Series[int], column_totals: pd.Series[int], *, together: int = 2) -> pd.DataFrame:
    """Find the sets of cells that surely hold some comment: one label of an axis with up to `together` labels of the other.

    One row is a finding: axis (`row` or `column`: where the one label stands), label, others (tuple), total (comments with the
    label), lower = total + Σ others - n > 0. Findings that follow from one with fewer labels are left out. Strongest first, ties
    in the order of the margins.
    """
    found = [
        {"axis": axis, "label": label, "others": others, "total": total, "lower": lower}
        for axis, one, other in (("row", row_totals, column_totals), ("column", column_totals, row_totals))
        for label, total, others, lower in _findings(one, other, together)
    ]
    table = pd.DataFrame(found, columns=["axis", "label", "others", "total", "lower"])
    return table.sort_values("lower", ascending=False, kind="stable", ignore_index=True)


def _findings(one: pd.Series[int], other: pd.Series[int], together: int) -> Iterator[tuple[str, int, tuple[str, ...], int]]:
    counts, n = {str(label): int(count) for label, count in other.items()}, int(one.sum())
    for label, total in one.items():
        settled: list[set[str]] = []
        for others in (each for size in range(1, together + 1) for each in combinations(counts, size)):
            lower = int(total) + sum(counts[each] for each in others) - n
            if lower > 0 and not any(fewer <= set(others) for fewer in settled):
                settled.append(set(others))
                yield str(label), int(total), others, lower
