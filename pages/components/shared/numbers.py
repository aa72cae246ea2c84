"""Counts in a table as doors: each opens the comments that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pages.components.shared.doors import Number, door

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

Numbers = dict[str, "Callable[[Mapping[str, Any]], Mapping[str, str] | None]"]
"""Column of counts → what the count of a row (column → value) opens; None where nothing is behind it."""


def doors_of(table: pd.DataFrame, numbers: Numbers) -> dict[str, list[object]]:
    """The columns of counts as doors; nothing is behind 0 or a missing count."""
    rows = [dict(zip(table, row, strict=True)) for row in zip(*(_natives(table[column]) for column in table), strict=True)]
    return {column: [_cell(row, column, opens) for row in rows] for column, opens in numbers.items() if column in table}


def _natives(column: pd.Series[Any]) -> list[object]:
    """The values as Python's own, whatever the column holds them as."""
    values: list[object] = column.tolist()
    return [each.item() if isinstance(each, np.generic) else each for each in values] if column.dtype == object else values


def _cell(row: Mapping[Any, Any], column: str, opens: Callable[[Mapping[str, Any]], Mapping[str, str] | None]) -> object:
    count = row[column]
    behind = opens(row) if isinstance(count, int) and count else None
    return count if behind is None else Number(door(f"{count:,}", label=f"{count:,}件の意見を読む", **behind))
