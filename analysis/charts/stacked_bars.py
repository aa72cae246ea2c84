"""A cross table as bars: one a row, split by column, each piece with its mark and its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.charts.bars import share_text
from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.kept import kept
from analysis.charts.parts.style import ROW_HEIGHT, finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

END_REACH = 70
"""Pixels from the end of a bar within which its sum can be clicked: the width of that text."""


@kept
def stacked_bars(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    count: str = "count",
    names: Mapping[str, str],
    colours: Mapping[str, str],
    hatched: bool = False,
    row_names: Mapping[str, str] | None = None,
    total: int | None = None,
    chosen: str = "",
) -> go.Figure:
    """Draw a cross table (one row a cell) as one bar a row, split by column in the order of `names`.

    A piece carries its column's key and its count; the cell's `(row, column)` is given back when it is clicked. `row_names` are
    the labels of the rows. With `total` the sum of each bar and its share stand at its end, clicked as `(row, "")`. The bar of
    the `chosen` row is pointed at. There is no legend in the figure: it would hide bars when clicked, and squeeze them on a
    telephone.
    """
    rows = list(dict.fromkeys(table[row]))
    labels = [folded_label((row_names or {}).get(each, each), width=8) for each in rows]
    counts: dict[str, list[int]] = {
        key: table[table[column] == key].set_index(row)[count].reindex(rows, fill_value=0).tolist() for key in names
    }
    sums = [sum(pieces) for pieces in zip(*counts.values(), strict=True)]
    traces = [_pieces(rows, labels, sums, counts[key], key=key, name=name) for key, name in names.items()]
    for trace, key in zip(traces, names, strict=True):
        trace.marker = {"color": colours[key], "line": {"color": "#ffffff", "width": 1}, "pattern": _hatch(hatched)}
    figure = go.Figure(traces if total is None else [*traces, _ends(rows, labels, sums, total)])
    figure.update_layout(
        barmode="stack",
        showlegend=False,
        uniformtext={"minsize": 11, "mode": "hide"},
        hoverdistance=END_REACH,
        xaxis={"visible": False, "range": [0, max(sums, default=0) * (1.01 if total is None else 1.22) or 1]},
        yaxis=_row_axis(rows, labels, chosen),
    )
    return finish(figure, height=24 + (ROW_HEIGHT + 12) * max(len(rows), 1))


def _pieces(rows: Sequence[str], labels: list[str], sums: list[int], counts: list[int], *, key: str, name: str) -> go.Bar:
    """Draw one column's piece of each bar."""
    longest = max(sums, default=0)
    return go.Bar(
        x=counts,
        y=labels,
        name=name,
        orientation="h",
        text=[_piece_text(key, each, longest) for each in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": "#ffffff"},
        customdata=[[each, key] for each in rows],
        hovertext=[
            f"{_plain(label)}<br>{name} {_part_text(each, whole)}"
            for label, each, whole in zip(labels, counts, sums, strict=True)
        ],
        hoverinfo="text",
    )


def _ends(rows: Sequence[str], labels: list[str], sums: list[int], total: int) -> go.Scatter:
    """Write the sum at the end of each bar."""
    return go.Scatter(
        x=sums,
        y=labels,
        mode="markers+text",
        text=[share_text(each, total).replace("（", "<br>").replace("）", "") for each in sums],
        textposition="middle right",
        cliponaxis=False,
        marker={"opacity": 0, "size": 10},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[each, ""] for each in rows],
        hovertext=[f"{_plain(label)}<br>{_part_text(each, total)}" for label, each in zip(labels, sums, strict=True)],
        hoverinfo="text",
    )


def _row_axis(rows: Sequence[str], labels: list[str], chosen: str) -> dict[str, object]:
    """Read from the top; the chosen bar's name is pointed at."""
    axis = {
        "automargin": True,
        "autorange": "reversed",
        "categoryorder": "array",
        "categoryarray": labels,
        "ticklabelstandoff": 8,
    }
    if chosen not in rows:
        return axis
    shown = [f"▶ <b>{label}</b>" if each == chosen else label for each, label in zip(rows, labels, strict=True)]
    return axis | {"tickvals": labels, "ticktext": shown}


def _hatch(hatched: bool) -> dict[str, object]:
    """Fine stripes over the colour for what is not printed in the source, apart enough that the numbers on them stay readable."""
    # Without a fill mode of its own a theme decides whether the stripes replace the colour.
    stripes = {"solidity": 0.12, "size": 9, "fgcolor": "rgba(255,255,255,0.55)", "fillmode": "overlay"}
    return {"shape": "/", **stripes} if hatched else {}


def _piece_text(key: str, count: int, longest: int) -> str:
    """What fits into a piece of a bar: mark and count, the mark alone, or nothing."""
    if not count or count < 0.02 * longest:
        return ""
    return f"{key}{count:,}" if count > 0.05 * longest else key


def _part_text(count: int, total: int) -> str:
    return f"{total:,}件のうち {share_text(count, total)}"


def _plain(label: str) -> str:
    return label.replace("<br>", " ", 1).replace("<br>", "")
