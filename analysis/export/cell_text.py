"""A cell of a briefing as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Count

if TYPE_CHECKING:
    from analysis.briefing.content import Cell, Column


def cell_text(cell: Cell, column: Column) -> str:
    """A share in per cent, a count with its separator, nothing as nothing."""
    if cell is None:
        return ""
    if column.kind == "share":
        return f"{float(str(cell)):.1%}"
    if isinstance(cell, Count):
        return f"{int(cell):,}"
    return f"{cell:,g}" if isinstance(cell, int | float) else cell
