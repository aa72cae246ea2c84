"""Two labels of the same comments counted against each other, and what the margins alone say about a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CellBounds, CrossTable


def cross_table(
    row_labels: pd.Series[str],
    column_labels: pd.Series[str],
    *,
    row_order: Sequence[str] | None = None,
    column_order: Sequence[str] | None = None,
    weights: pd.Series[int] | None = None,
) -> DataFrame[CrossTable]:
    """Count comments by two labels on the same index; with `weights` (on it too) what they stand for is added up instead.

    One row is a cell, zeros too: row, column, count, row_total, column_total, n; in the given orders (else that of a
    categorical, else by name). A comment that misses either label is in no cell: n counts the others. Raises ValueError for a
    label that an order leaves out.
    """
    rows, row_names = _labels(row_labels, row_order)
    same = column_labels.index is row_labels.index or column_labels.index.equals(row_labels.index)
    columns, column_names = _labels(column_labels if same else column_labels.reindex(row_labels.index), column_order)
    labelled = (rows >= 0) & (columns >= 0)
    shape = len(row_names), len(column_names)
    cells = rows[labelled] * shape[1] + columns[labelled]
    each = None if weights is None else weights.reindex(row_labels.index).to_numpy()[labelled]
    counts = np.bincount(cells, each, minlength=shape[0] * shape[1]).astype(np.int64).reshape(shape)
    return table_of(counts, row_names, column_names)


def table_of(counts: NDArray[np.int64], rows: Sequence[str], columns: Sequence[str]) -> DataFrame[CrossTable]:
    """Write a matrix of counts as a table with one row a cell."""
    cells = {
        "count": counts.ravel().astype(np.int64),
        "row_total": np.repeat(counts.sum(axis=1), len(columns)).astype(np.int64),
        "column_total": np.tile(counts.sum(axis=0), len(rows)).astype(np.int64),
        "n": np.full(counts.size, counts.sum(), dtype=np.int64),
    }
    return cast("DataFrame[CrossTable]", pd.DataFrame({**_cells(rows, columns), **cells}))


def counts_of(table: DataFrame[CrossTable]) -> NDArray[np.int64]:
    """Write a cross table as a matrix of counts, rows and columns in the table's order."""
    rows, columns = table["row"].nunique(), table["column"].nunique()
    return table["count"].to_numpy(dtype=np.int64).reshape(rows, columns)


def shares(table: DataFrame[CrossTable]) -> pd.DataFrame:
    """Add each cell's share of its row, of its column and of all: row_share, column_share, share (0 to 1).

    A share of nothing is missing, not zero.
    """
    count = table["count"]
    return table.assign(
        row_share=count / table["row_total"].where(table["row_total"] > 0),
        column_share=count / table["column_total"].where(table["column_total"] > 0),
        share=count / table["n"].where(table["n"] > 0),
    )


def cell_bounds(row_totals: pd.Series[int], column_totals: pd.Series[int]) -> DataFrame[CellBounds]:
    """Say how few and how many comments each cell can hold when only the margins are known (Fréchet bounds).

    Margins are indexed by label. One row is a cell: row, column, lower = max(0, r + c - n), upper = min(r, c). Each bound is
    reached by some table, but not all by the same one. Raises ValueError when the margins have different sums.
    """
    if row_totals.sum() != column_totals.sum():
        raise ValueError(
            f"margins of one table have the same sum; rows sum to {row_totals.sum()}, columns to {column_totals.sum()}"
        )
    r, c = row_totals.to_numpy(dtype=np.int64)[:, None], column_totals.to_numpy(dtype=np.int64)[None, :]
    names = _cells(list(row_totals.index), list(column_totals.index))
    bounds = {"lower": np.maximum(0, r + c - r.sum()).ravel(), "upper": np.minimum(r, c).ravel()}
    return cast("DataFrame[CellBounds]", pd.DataFrame({**names, **bounds}))


def _cells(rows: Sequence[str], columns: Sequence[str]) -> dict[str, object]:
    """Name every cell, row by row: two columns."""
    return {
        "row": pd.array(np.repeat(np.array(rows, dtype=object), len(columns)), dtype="str"),
        "column": pd.array(list(columns) * len(rows), dtype="str"),
    }


def _labels(labels: pd.Series[str], order: Sequence[str] | None) -> tuple[NDArray[np.int64], list[str]]:
    """The place of each label in the order, -1 where it is missing, and the order."""
    given = pd.Categorical(labels)
    codes, categories = given.codes.astype(np.int64), [str(each) for each in given.categories]
    if order is None:
        return codes, categories
    places = {name: place for place, name in enumerate(order)}
    used = np.bincount(codes[codes >= 0], minlength=len(categories)).tolist()
    unknown = {name for name, count in zip(categories, used, strict=True) if count and name not in places}
    if unknown:
        raise ValueError(f"labels {sorted(unknown)} are not in the order {list(order)}")
    # The last one stands for what is missing: code -1 finds it.
    return np.array([*(places.get(name, -1) for name in categories), -1], dtype=np.int64)[codes], list(order)
