"""Horizontal bars for counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.charts.axis_labels import folded_label
from analysis.charts.style import ACCENT, ROW_HEIGHT, finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

LABEL_ROOM = 1.6
"""Length of the axis in longest bars: what is beyond the bar holds its number, on a phone too."""
BAR_HEIGHT = 23
"""Pixels of a bar, however many lines its label has."""
END_REACH = 70
"""Pixels from the end of a stacked bar within which its sum can be clicked: the width of that text."""
SMALL = 10
"""Below this many comments a percentage says more than the data does: only the count is shown."""


def share_text(count: int, total: int) -> str:
    """`44件（46.8%）`, or the bare count where n is under ten."""
    return f"{count:,}件" if total < SMALL else f"{count:,}件（{count / total:.1%}）"


def count_bars(
    table: pd.DataFrame,
    *,
    label: str,
    count: str = "count",
    key: str,
    total: int | None = None,
    colours: Mapping[str, str] | None = None,
    fold: int = 0,
    chosen: str = "",
) -> go.Figure:
    """Draw one bar a row of `table`, in the table's order from the top.

    Columns used: `label` (on the axis), `count` (bar length, ≥ 0), `key` (given back when the bar is clicked). With `total` the
    share is written beside the count; `colours` maps a key to its colour. `fold` breaks labels into lines of so many characters
    and puts the share under the count, for a narrow place. The `chosen` key is marked with ▶.
    """
    labels = [folded_label(each, width=fold) if fold else each for each in table[label]]
    names = [f"▶ {each}" if code == chosen else each for code, each in zip(table[key], labels, strict=True)]
    texts = [share_text(n, total) if total is not None else f"{n:,}" for n in table[count]]
    bar = go.Bar(
        x=table[count],
        y=names,
        orientation="h",
        text=[_two_lines(text) for text in texts] if fold else texts,
        textposition="outside",
        textangle=0,
        constraintext="none",  # else two lines of text shrink to the thickness of the bar
        cliponaxis=False,
        customdata=table[key],
        hovertext=[f"{_plain(each)}<br>{text}" for each, text in zip(labels, texts, strict=True)],
        hoverinfo="text",
        marker={"color": [colours.get(each, ACCENT) for each in table[key]] if colours else ACCENT},
    )
    lines = max((each.count("<br>") + 1 for each in labels), default=1)
    row = max(ROW_HEIGHT, 18 * lines + 8)
    figure = go.Figure(bar.update(width=BAR_HEIGHT / row))
    _count_axes(figure, names, int(table[count].max() if len(table) else 0))
    return finish(figure, height=60 + row * max(len(table), 1))


def _two_lines(text: str) -> str:
    """`44件（46.8%）` with its share under the count."""
    return text.replace("（", "<br>").replace("）", "")


def paired_bars(
    table: pd.DataFrame,
    *,
    label: str,
    key: str,
    counts: Mapping[str, str],
    colours: Mapping[str, str],
    hatched: Sequence[str] = (),
) -> go.Figure:
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
    the labels of the rows. With `total` the sum of each bar and its share stand at its end, clicked as `(row, "")`. There is no
    legend in the figure: it would hide bars when clicked, and squeeze them on a telephone.
    """
    rows = list(dict.fromkeys(table[row]))
    labels = {each: folded_label((row_names or {}).get(each, each), width=8) for each in rows}
    sums = table.groupby(row, sort=False)[count].sum().reindex(rows)
    longest = int(sums.max()) if len(sums) else 0
    figure = go.Figure()
    for key, name in names.items():
        cells = table[table[column] == key].set_index(row)[count].reindex(rows, fill_value=0)
        figure.add_bar(
            x=cells,
            y=[labels[each] for each in rows],
            name=name,
            orientation="h",
            text=[_piece_text(key, n, longest) for n in cells],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#ffffff"},
            customdata=[[each, key] for each in rows],
            hovertext=[
                f"{_plain(labels[each])}<br>{name} {_part_text(n, sums[each])}" for each, n in zip(rows, cells, strict=True)
            ],
            hoverinfo="text",
            marker={"color": colours[key], "line": {"color": "#ffffff", "width": 1}, "pattern": _hatch(hatched)},
        )
    figure.update_layout(barmode="stack", uniformtext={"minsize": 11, "mode": "hide"}, hoverdistance=END_REACH)
    _count_axes(figure, list(labels.values()), 0)
    figure.update_xaxes(range=[0, longest * (1.22 if total is not None else 1.01) or 1])
    if total is not None:
        _bar_ends(figure, {labels[each]: int(sums[each]) for each in rows}, rows, total)
    if chosen in labels:
        _mark_chosen(figure, [labels[each] for each in rows], labels[chosen])
    figure.update_layout(showlegend=False)
    return finish(figure, height=24 + (ROW_HEIGHT + 12) * max(len(rows), 1))


def _hatch(hatched: bool) -> dict[str, object]:
    """Fine stripes over the colour for what is not printed in the source, apart enough that the numbers on them stay readable."""
    # Without a fill mode of its own a theme decides whether the stripes replace the colour.
    return {
        "shape": "/" if hatched else "",
        "solidity": 0.12,
        "size": 9,
        "fgcolor": "rgba(255,255,255,0.55)",
        "fillmode": "overlay",
    }


def _piece_text(key: str, count: int, longest: int) -> str:
    """What fits into a piece of a bar: mark and count, the mark alone, or nothing."""
    if not count or count < 0.02 * longest:
        return ""
    return f"{key}{count:,}" if count > 0.05 * longest else key


def _part_text(count: int, total: int) -> str:
    return f"{total:,}件のうち {share_text(count, total)}"


def _plain(label: str) -> str:
    return label.replace("<br>", " ", 1).replace("<br>", "")


def _bar_ends(figure: go.Figure, sums: Mapping[str, int], rows: Sequence[str], total: int) -> None:
    """Write the sum at the end of each bar."""
    figure.add_scatter(
        x=list(sums.values()),
        y=list(sums),
        mode="markers+text",
        text=[_two_lines(share_text(count, total)) for count in sums.values()],
        textposition="middle right",
        cliponaxis=False,
        marker={"opacity": 0, "size": 10},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[each, ""] for each in rows],
        hovertext=[f"{_plain(label)}<br>{_part_text(count, total)}" for label, count in sums.items()],
        hoverinfo="text",
        showlegend=False,
    )


def _mark_chosen(figure: go.Figure, labels: list[str], chosen: str) -> None:
    """Point at the chosen bar's name."""
    figure.update_yaxes(tickvals=labels, ticktext=[f"▶ <b>{label}</b>" if label == chosen else label for label in labels])


def _count_axes(figure: go.Figure, labels: list[str], longest: int) -> None:
    """Hide the number axis (each bar carries its number), leave room for the text, and read from the top."""
    figure.update_xaxes(visible=False, range=[0, longest * LABEL_ROOM or 1] if longest else None)
    figure.update_yaxes(
        automargin=True, autorange="reversed", categoryorder="array", categoryarray=labels, ticklabelstandoff=8, title=None
    )
