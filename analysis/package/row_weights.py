"""How many opinions a row stands for (件数), where a document prints like opinions once with their number."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COLUMN = "count"
"""The role of the column (`package/roles.py`)."""
_COUNT = re.compile(r"\s*(\d{1,3}(?:,?\d{3}){0,2})\s*[件名通人]?\s*")


def row_weights(comments: pd.DataFrame) -> pd.Series[int] | None:
    """The opinions that each row of Comments stands for, on its index, where the document says so in whole numbers throughout.

    An empty cell is 1. None without the column, with a cell that is no number, and where every row stands for one.
    """
    if COLUMN not in comments:
        return None
    cells = comments[COLUMN].astype("str")
    found = {cell: _COUNT.fullmatch(unicodedata.normalize("NFKC", cell)) for cell in cells.dropna().unique()}
    if not found or not all(found.values()):
        return None
    numbers = {cell: int(match[1].replace(",", "")) for cell, match in found.items() if match}
    weights = cells.map(numbers).fillna(1).astype("int64")
    return weights if bool((weights != 1).any()) else None
