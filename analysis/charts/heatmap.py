"""A cross table drawn as a grid of shaded cells with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.bars import given_back, share_text
from analysis.charts.parts.grid import grid_axes
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

CELL_HEIGHT = 46
_SHADES = [[0.0, "rgba(47,111,214,0.04)"], [1.0, "rgba(47,111,214,0.72)"]]


@kept
def count_heatmap(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    row_names: Mapping[str, str],
    column_names: Mapping[str, str],
) -> go.Figure:
    """Draw a cross table (one row a cell; columns `row`, `column`, `count`); cells of something give back (row, column).

    Where the table has `row_total`, a cell also says what part of its row it is.

    plotly draws a heatmap as one picture, so transparent squares lie over the cells: a door stands on each.
    """
    cells = dict(zip(zip(table[row].tolist(), table[column].tolist(), strict=True), table["count"].tolist(), strict=True))
    rows, columns = list(row_names), list(column_names)
    counts = np.array([[cells.get((one, other), 0) for other in columns] for one in rows], dtype=int).reshape(len(rows), -1)
    totals = dict(zip(table[row].tolist(), table["row_total"].tolist(), strict=True)) if "row_total" in table else {}
    sketch = Sketch().add(
        "heatmap",
        z=counts,
        x=list(range(len(columns))),
        y=list(range(len(rows))),
        colorscale=_SHADES,
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
        zmin=0,
    )
    places = [(i, j) for i in range(len(rows)) for j in range(len(columns))]
    sketch.add(
        "scatter",
        x=[j for _, j in places],
        y=[i for i, _ in places],
        mode="markers+text",
        text=[f"{counts[i, j]:,}" if counts[i, j] else "·" for i, j in places],
        textfont={"size": 15},
        marker={"symbol": "square", "size": CELL_HEIGHT, "opacity": 0, "color": ACCENT},
        customdata=given_back([[rows[i], columns[j]] for i, j in places], counts.ravel()),
        hovertext=[_hover(row_names[rows[i]], column_names[columns[j]], counts[i, j], totals.get(rows[i])) for i, j in places],
        hoverinfo="text",
        showlegend=False,
    )
    return grid_axes(sketch, row_names, column_names, cell_height=CELL_HEIGHT)


def _hover(row_name: str, column_name: str, count: int, row_total: int | None) -> str:
    part = f"{count:,}件" if row_total is None else f"{row_name} {row_total:,}件のうち {share_text(count, row_total)}"
    return f"{row_name} × {column_name}<br>{part}"
