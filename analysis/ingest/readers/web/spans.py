"""Cells that extend over several rows or columns, put into a grid in which every place is a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers.limits import CELLS, SPAN, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Cell = tuple[str, int, int]
"""Text, rows and columns that the cell takes."""


class Grid:
    """Takes rows as HTML has them and gives rows in which every column has a place."""

    def __init__(self, name: str) -> None:
        self.name, self.done, self.places = name, list[tuple[dict[int, str], frozenset[int]]](), 0
        self.open: dict[int, int] = {}
        """Column → rows for which the cell of an earlier row still takes it; 0 is without end."""

    def add(self, cells: Iterable[Cell]) -> None:
        """Put a row below the others. Raises PackageError when the table grows past all measure."""
        taken = {column: rows for column, rows in self.open.items() if rows != 1}
        texts: dict[int, str] = {}
        merged = set(self.open)
        self.open = {column: max(rows - 1, 0) for column, rows in taken.items()}
        column = 0
        for text, rows, columns in cells:
            while column in merged:
                column += 1
            for place in range(column, column + max(1, min(columns, SPAN))):
                texts.setdefault(place, text if place == column else "")
                if rows != 1:
                    self.open[place] = min(rows, 65_534) - 1 if rows else 0
                if place != column:
                    merged.add(place)
            column += max(1, min(columns, SPAN))
        self._count(len(texts) + len(merged))
        self.done.append((texts, frozenset(merged)))

    def rows(self) -> Iterator[tuple[tuple[str, ...], frozenset[int]]]:
        """Rows of the same width, each with its merged columns."""
        width = max((max([*texts, *merged], default=-1) + 1 for texts, merged in self.done), default=0)
        self._count(width * len(self.done))
        for texts, merged in self.done:
            yield tuple(texts.get(column, "") for column in range(width)), merged

    def _count(self, places: int) -> None:
        self.places += places
        if self.places > CELLS:
            refused(self.name, f"表のセルが多すぎます（上限は{CELLS:,}個）", "必要な表だけを別のファイルに保存し直してください")
