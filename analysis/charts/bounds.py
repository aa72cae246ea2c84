"""What a cell can hold when only the margins are known: each cell with its fewest and its most, drawn as a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.charts.bars import given_back
from analysis.charts.parts.grid import grid_axes
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, CONTRAST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

CELL_HEIGHT = 68
REACH = 0.84
"""Part of a cell's width that the longest range fills."""
BAR = 0.12
"""How far under the middle of its cell a bar stands."""


class _Cell(NamedTuple):
    """One cell in the grid: its place, its keys, its numbers."""

    x: int
    y: int
    keys: tuple[str, str]
    lower: int
    upper: int
    counted: int | None


@kept
def bounds_grid(
    table: pd.DataFrame,
    *,
    row_names: Mapping[str, str],
    column_names: Mapping[str, str],
    count_name: str = "",
) -> go.Figure:
    """Draw one range a cell, all on one scale; a counted cell gives back its (row, column) keys.

    Columns used: row, column, lower, upper, and `count` where the table has one: a diamond in the range, called
    `count_name`. Names give the order of rows and columns.
    """
    cells = _cells(table, list(row_names), list(column_names))
    scale = max((cell.upper for cell in cells), default=0) or 1
    sketch = Sketch()
    _ground(sketch, len(row_names), len(column_names))
    sketch.add(
        "bar",
        x=[REACH * (cell.upper - cell.lower) / scale for cell in cells],
        base=[_at(cell, cell.lower, scale) for cell in cells],
        y=[cell.y + BAR for cell in cells],
        width=0.13,
        orientation="h",
        marker={"color": ACCENT},
        hoverinfo="skip",
        showlegend=False,
    )
    _diamonds(sketch, [cell for cell in cells if cell.counted is not None], scale)
    _texts(sketch, cells, [_hover(cell, row_names, column_names, count_name) for cell in cells])
    return grid_axes(sketch, row_names, column_names, cell_height=CELL_HEIGHT)


def range_text(lower: int, upper: int) -> str:
    """`0～4件`; a cell that the margins settle is a plain count."""
    return f"{lower:,}件" if lower == upper else f"{lower:,}～{upper:,}件"


def _cells(table: pd.DataFrame, rows: list[str], columns: list[str]) -> list[_Cell]:
    counts: Sequence[int | None] = table["count"].tolist() if "count" in table else [None] * len(table)
    numbers = zip(table["row"], table["column"], table["lower"].tolist(), table["upper"].tolist(), counts, strict=True)
    return [_Cell(columns.index(column), rows.index(row), (row, column), *rest) for row, column, *rest in numbers]


def _at(cell: _Cell, value: int, scale: int) -> float:
    """Where a number stands on the scale inside its cell."""
    return cell.x - REACH / 2 + REACH * value / scale


def _ground(sketch: Sketch, rows: int, columns: int) -> None:
    """Draw the cells themselves, in one even tone."""
    tone = "rgba(128,128,128,0.09)"
    sketch.add(
        "heatmap",
        z=[[0] * columns for _ in range(rows)],
        x=list(range(columns)),
        y=list(range(rows)),
        colorscale=[[0, tone], [1, tone]],
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
    )


def _diamonds(sketch: Sketch, cells: list[_Cell], scale: int) -> None:
    """Mark the counts that are no official figures: their place in the range, and the number under it."""
    counts = [cell.counted or 0 for cell in cells]
    sketch.add(
        "scatter",
        x=[_at(cell, count, scale) for cell, count in zip(cells, counts, strict=True)],
        y=[cell.y + BAR for cell in cells],
        mode="markers",
        marker={"symbol": "diamond", "size": 10, "color": CONTRAST, "line": {"color": "#ffffff", "width": 1.5}},
        hoverinfo="skip",
        showlegend=False,
    )
    sketch.add(
        "scatter",
        x=[cell.x for cell in cells],
        y=[cell.y + BAR + 0.23 for cell in cells],
        mode="text",
        text=[f"<span style='color:{CONTRAST}'>◆</span>{count:,}" for count in counts],
        textfont={"size": 13},
        hoverinfo="skip",
        showlegend=False,
    )


def _texts(sketch: Sketch, cells: list[_Cell], hovers: list[str]) -> None:
    """Write each range over its bar. These marks lie on top: a door stands on each."""
    sketch.add(
        "scatter",
        x=[cell.x for cell in cells],
        y=[cell.y - 0.2 for cell in cells],
        mode="markers+text",
        text=[range_text(cell.lower, cell.upper).removesuffix("件") for cell in cells],
        textfont={"size": 14},
        marker={"symbol": "square", "size": CELL_HEIGHT * 0.7, "opacity": 0, "color": ACCENT},
        customdata=given_back([list(cell.keys) for cell in cells], [cell.counted or 0 for cell in cells]),
        hovertext=hovers,
        hoverinfo="text",
        showlegend=False,
    )


def _hover(cell: _Cell, row_names: Mapping[str, str], column_names: Mapping[str, str], count_name: str) -> str:
    names = f"{row_names[cell.keys[0]]} × {column_names[cell.keys[1]]}"
    counted = "" if cell.counted is None else f"<br>{count_name}：{cell.counted:,}件"
    return f"{names}<br>公式集計から言えること：{range_text(cell.lower, cell.upper)}{counted}"
