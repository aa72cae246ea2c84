"""Horizontal bars for counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.charts.style import ACCENT, ROW_HEIGHT, finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

SMALL = 10
"""Below this many comments a percentage says more than the data does: only the count is shown."""


def share_text(count: int, total: int) -> str:
    """`44件（46.8%）`, or the bare count where n is under ten."""
    return f"{count:,}件" if total < SMALL else f"{count:,}件（{count / total:.1%}）"


def count_bars(
    table: pd.DataFrame, *, label: str, count: str = "count", key: str, total: int | None = None, colours: Mapping[str, str] | None = None
) -> go.Figure:
    """Draw one bar a row of `table`, in the table's order from the top.

    Columns used: `label` (on the axis), `count` (bar length, ≥ 0), `key` (given back when the bar is clicked). With `total` the share is
    written beside the count; `colours` maps a key to its colour.
    """
    texts = [share_text(n, total) if total is not None else f"{n:,}" for n in table[count]]
    bar = go.Bar(
        x=table[count],
        y=table[label],
        orientation="h",
        text=texts,
        textposition="outside",
        cliponaxis=False,
        customdata=table[key],
        hovertemplate="%{y}<br>%{text}<extra></extra>",
        marker={"color": [colours.get(each, ACCENT) for each in table[key]] if colours else ACCENT},
    )
    figure = go.Figure(bar)
    _count_axes(figure, table[label].tolist(), int(table[count].max() if len(table) else 0))
    return finish(figure, height=60 + ROW_HEIGHT * max(len(table), 1))


def paired_bars(table: pd.DataFrame, *, label: str, key: str, counts: Mapping[str, str], colours: Mapping[str, str], hatched: Sequence[str] = ()) -> go.Figure:
    """Draw several counts a row side by side: `counts` maps a column to its name in the legend.

    Columns in `hatched` are drawn with stripes: that is how a figure shows, without colour, what is not printed in the source.
    """
    figure = go.Figure()
    for column, name in counts.items():
        figure.add_bar(
            x=table[column],
            y=table[label],
            name=name,
            orientation="h",
            text=[f"{n:,}件" for n in table[column]],
            textposition="outside",
            cliponaxis=False,
            customdata=table[key],
            hovertemplate="%{y}<br>" + name + " %{text}<extra></extra>",
            marker={"color": colours[column], "pattern": {"shape": "/" if column in hatched else "", "solidity": 0.45}},
        )
    longest = int(table[list(counts)].to_numpy().max(initial=0))
    _count_axes(figure, table[label].tolist(), longest)
    figure.update_layout(barmode="group")
    return finish(figure, height=90 + 26 * len(counts) * max(len(table), 1))


def stacked_bars(
    table: pd.DataFrame, *, row: str, column: str, count: str = "count", names: Mapping[str, str], colours: Mapping[str, str], hatched: bool = False
) -> go.Figure:
    """Draw a cross table (one row a cell) as one bar a row, split by column in the order of `names`.

    A piece carries its column's key and its count; the cell's `(row, column)` is given back when it is clicked.
    """
    rows = list(dict.fromkeys(table[row]))
    figure = go.Figure()
    for key, name in names.items():
        cells = table[table[column] == key].set_index(row)[count].reindex(rows, fill_value=0)
        figure.add_bar(
            x=cells,
            y=rows,
            name=name,
            orientation="h",
            text=[f"{key}{n}" if n else "" for n in cells],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#ffffff"},
            customdata=[[each, key] for each in rows],
            hovertemplate="%{y}<br>" + name + " %{x:,}件<extra></extra>",
            marker={"color": colours[key], "line": {"color": "#ffffff", "width": 1}, "pattern": {"shape": "/" if hatched else "", "solidity": 0.15}},
        )
    figure.update_layout(barmode="stack")
    _count_axes(figure, rows, 0)
    return finish(figure, height=110 + (ROW_HEIGHT + 8) * max(len(rows), 1))


def _count_axes(figure: go.Figure, labels: list[str], longest: int) -> None:
    """Hide the number axis (each bar carries its number), leave room for the text, and read from the top."""
    figure.update_xaxes(visible=False, range=[0, longest * 1.32 or 1] if longest else None)
    figure.update_yaxes(automargin=True, autorange="reversed", categoryorder="array", categoryarray=labels, ticklabelstandoff=8, title=None)
