"""A document before it has a format: paragraphs and tables, which every writer can print."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Merged(enum.Enum):
    """A place of a table that belongs to another cell."""

    UP = "the cell above"
    LEFT = "the cell on the left"


Cell = str | Merged
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Paragraph:
    """A line of running text."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first `heads` rows are headings, which a printed page repeats."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    """Widths of the columns, as shares of the page."""
    heads: int = 1
    vertical: frozenset[int] = frozenset()
    """Columns whose text stands upright, one character under the other."""


@dataclass(frozen=True)
class Break:
    """A new page, or a new sheet with this name."""

    title: str = ""


Sheet = tuple[Paragraph | Table | Break, ...]


def tables(sheet: Sheet) -> list[Table]:
    """The tables of a document, in order."""
    return [block for block in sheet if isinstance(block, Table)]


def plain(cell: Cell) -> str:
    """What a format without merged cells prints in this place."""
    return "" if isinstance(cell, Merged) else cell
