"""Counts in a table as doors: each opens the comments that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from pages.components.shared.doors import Number, door

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Numbers = dict[str, "Callable[[Mapping[str, Any]], Mapping[str, str] | None]"]
"""Column of counts → what the count of a row (column → value) opens; None where nothing is behind it."""


def with_doors(table: pd.DataFrame, numbers: Numbers) -> pd.DataFrame:
    """The table with its counts as doors; nothing is behind 0 or a missing count."""
    rows = table.to_dict("records")
    shown = table.copy()
    for column, opens in numbers.items():
        if column in table:
            shown[column] = pd.Series([_cell(row, column, opens) for row in rows], index=table.index, dtype="object")
    return shown


def _cell(row: Mapping[Any, Any], column: str, opens: Callable[[Mapping[str, Any]], Mapping[str, str] | None]) -> object:
    count = row[column]
    behind = opens(row) if isinstance(count, int) and count else None
    return count if behind is None else Number(door(f"{count:,}", label=f"{count:,}件の意見を読む", **behind))
