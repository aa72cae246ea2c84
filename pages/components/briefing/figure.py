"""A figure of a briefing as a chart whose bars open the comments they count."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.briefing.content import Count
from analysis.charts.bars import count_bars
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Drawn
from analysis.charts.parts.style import ACCENT, MEANING_COLOURS
from analysis.charts.stacked_bars import stacked_bars
from pages.components.briefing.numbers import cell_name
from pages.components.shared import figure

LETTERS, SMALLER, MANY, INSIDE = 17, 14, 8, 13
"""Pixels of the letters in a figure on a projector, in one of more than so many rows, and inside parted bars."""
SINGLE, CLOSE, PARTED = 46, 33, 47
"""Pixels of a row of single bars (names of two lines), of many of them, of parted bars with their numbers: 768 px hold a view."""

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from analysis.briefing.content import Figure, Series, Table
    from pages.components.frame.view import View


def draw(view: View, drawn: Figure, table: Table) -> None:
    """Draw a figure under its title; its table stands in the same view, the badge at the title of the view."""
    figure.title(drawn.title)
    counts = pd.DataFrame({"count": [int(cell) for row in table.rows for cell in row if isinstance(cell, Count)]})
    figure.chart(
        _chart(drawn, table),
        counts,
        name=f"briefing_{drawn.table}",
        heading_text=drawn.title,
        view=view,
        opens=lambda mark: {"of": _name(drawn, table, mark)},
    )
    _legend(drawn)


@kept
def _chart(drawn: Figure, table: Table) -> go.Figure:
    single = len(drawn.series) == 1
    chart = _single(drawn, table) if single else _parted(drawn, table)
    return _large(chart, rows=len(table.rows), row=SINGLE if single else PARTED)


def _single(drawn: Figure, table: Table) -> go.Figure:
    counts = [int(cell) if isinstance(cell, Count) else 0 for cell in table.column(drawn.series[0].column)]
    frame = pd.DataFrame(
        {
            "label": [str(cell) for cell in table.column(drawn.label)],
            "count": counts,
            "key": [str(place) for place in range(len(counts))],
        }
    )
    colours = {str(place): MEANING_COLOURS[meaning] for place, meaning in enumerate(drawn.meanings)}
    total = _whole(drawn, table) if len(counts) <= MANY else None  # close rows hold one line; the table has shares
    chart = count_bars(frame, label="label", key="key", total=total, colours=colours or None, fold=8, dashed=drawn.dashed)
    return chart if len(counts) <= MANY else Drawn(chart).update_traces(text=[f"{count:,}件" for count in counts])


def _parted(drawn: Figure, table: Table) -> go.Figure:
    rows = [
        {"row": str(label), "column": _key(series), "count": int(cell) if isinstance(cell, Count) else 0}
        for place, label in enumerate(table.column(drawn.label))
        for series in drawn.series
        for cell in (table.column(series.column)[place],)
    ]
    return stacked_bars(
        pd.DataFrame(rows, columns=["row", "column", "count"]),
        row="row",
        column="column",
        names={_key(series): series.label for series in drawn.series},
        colours={_key(series): _colour(series) for series in drawn.series},
        dashed=drawn.dashed,
    )


def _large(chart: go.Figure, *, rows: int, row: int) -> go.Figure:
    """The same figure to be read from the back of a room; the one that is kept for other visitors stays as it is."""
    large = Drawn(chart)
    letters = LETTERS if rows <= MANY else SMALLER
    large.update_layout(height=22 + (row if rows <= MANY else CLOSE) * max(rows, 2))
    large.update_yaxes(tickfont_size=letters)
    return large.update_traces(textfont_size=letters if row == SINGLE else INSIDE)


def _name(drawn: Figure, table: Table, mark: object) -> str:
    """The name of the number that a mark stands for: a row of single bars, or a row and a piece."""
    if isinstance(mark, list):
        row = [str(label) for label in table.column(drawn.label)].index(str(mark[0]))
        column = next(series.column for series in drawn.series if _key(series) == mark[1])
        return cell_name(table.name, row, column)
    return cell_name(table.name, int(str(mark)), drawn.series[0].column)


def _legend(drawn: Figure) -> None:
    """Colours with their wording, under a figure with several series."""
    if len(drawn.series) > 1:
        items = "".join(
            f'<li><span class="swatch" style="background:{_colour(series)}"></span>{escape(series.label)}</li>'
            for series in drawn.series
        )
        st.html(f'<ul class="atlas-legend">{items}</ul>')


def _key(series: Series) -> str:
    return series.key or series.label


def _colour(series: Series) -> str:
    return MEANING_COLOURS[series.meaning] if series.meaning else ACCENT


def _whole(drawn: Figure, table: Table) -> int | None:
    """How many comments the counts are parts of, where they say so."""
    return next((cell.of for cell in table.column(drawn.series[0].column) if isinstance(cell, Count)), None)
