"""A cross table drawn as a grid of shaded cells with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.charts.style import ACCENT, finish

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

CELL_HEIGHT = 46
_SHADES = [[0.0, "rgba(47,111,214,0.04)"], [1.0, "rgba(47,111,214,0.72)"]]


def count_heatmap(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    row_names: Mapping[str, str],
    column_names: Mapping[str, str],
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """Draw a cross table (one row a cell; columns `row`, `column`, `count`); a click gives back the cell's (row, column) keys.

    plotly reports no clicks on a heatmap, so transparent squares lie over the cells and take them. Positions are numbers, not names, so
    that two rows of the same name stay apart.
    """
    cells = table.pivot(index=row, columns=column, values="count").reindex(index=list(row_names), columns=list(column_names)).fillna(0)
    rows, columns = list(row_names), list(column_names)
    counts = cells.to_numpy().astype(int)
    figure = go.Figure(
        go.Heatmap(
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
    )
    places = [(i, j) for i in range(len(rows)) for j in range(len(columns))]
    figure.add_scatter(
        x=[j for _, j in places],
        y=[i for i, _ in places],
        mode="markers+text",
        text=[f"{counts[i, j]:,}" if counts[i, j] else "·" for i, j in places],
        textfont={"size": 15},
        marker={"symbol": "square", "size": CELL_HEIGHT, "opacity": 0, "color": ACCENT},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": None}},
        customdata=[[rows[i], columns[j]] for i, j in places],
        hovertemplate=[
            f"{row_names[rows[i]]} × {column_names[columns[j]]}<br>{counts[i, j]:,}件<extra></extra>" for i, j in places
        ],
        showlegend=False,
    )
    if chosen in {(rows[i], columns[j]) for i, j in places}:
        _outline(figure, columns.index(chosen[1]), rows.index(chosen[0]))
    figure.update_layout(hoverdistance=-1, clickmode="event+select")
    figure.update_xaxes(
        tickvals=list(range(len(columns))), ticktext=list(column_names.values()), side="top", range=[-0.5, len(columns) - 0.5], showgrid=False, zeroline=False
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=list(row_names.values()), range=[len(rows) - 0.5, -0.5], automargin=True, showgrid=False, zeroline=False
    )
    finish(figure, height=70 + CELL_HEIGHT * max(len(rows), 1))
    figure.update_layout(margin={"t": 44})
    return figure


def _outline(figure: go.Figure, x: int, y: int) -> None:
    """Frame the chosen cell."""
    figure.add_shape(type="rect", x0=x - 0.5, x1=x + 0.5, y0=y - 0.5, y1=y + 0.5, line={"color": "#c2571a", "width": 3})
