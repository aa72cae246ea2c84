"""Columns whose cells were merged before a format lost that: an empty cell then means what the cell above says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import folded
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.formats import Format
    from analysis.ingest.rows.lines_read import Row

LEAST, MOST = 0.15, 0.9
"""Share of empty cells: fewer were forgotten, more say that the column is rarely used. Measured on the 42 documents
of the bench: 0.05 and 0.25, or 0.7, read all of them alike (`python -m tests.bench.thresholds`)."""


def carried_columns(rows: Sequence[Row], format_: Format) -> tuple[str, ...]:
    """Columns of comments.csv to read so: begun in the first row, often empty, and never printing the same text twice running.

    A document that repeats a category from one row to the next means an empty cell to be empty.
    """
    cells = [folded(row.cells.get("category", "")) for row in rows]
    empty = sum(not cell for cell in cells)
    if not format_.plain or not cells or not cells[0] or empty < 2 or not LEAST <= empty / len(cells) <= MOST:
        return ()
    repeated = any(cell and cell == above for above, cell in pairwise(cells))
    return () if repeated else ("category",)


def carried_question(columns: Sequence[str], rows: Sequence[Row], file: str) -> list[Problem]:
    """What a person should know of it."""
    count = sum(name in row.merged for row in rows for name in columns)
    message = f"分類が空の意見{count}件を、すぐ上の意見と同じ分類とみなしました（推定）"
    return [Problem(file, message, "違うときは build.toml の source.carried を消してください")] if count else []
