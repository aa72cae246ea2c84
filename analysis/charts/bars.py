"""Horizontal bars for counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.charts.parts import frames
from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, ROW_HEIGHT, finish
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

LABEL_ROOM = 1.6
"""Length of the axis in longest bars: what is beyond the bar holds its number, on a phone too."""
BAR_HEIGHT = 23
"""Pixels of a bar, however many lines its label has."""


def share_text(count: int, total: int) -> str:
    """`44件（46.8%）`, or the bare count where n is under ten."""
    return f"{count:,}件" if total < SMALL else f"{count:,}件（{count / total:.1%}）"


@kept
def count_bars(
    table: pd.DataFrame,
    *,
    label: str,
    count: str = "count",
    key: str,
    total: int | None = None,
    colours: Mapping[str, str] | None = None,
    fold: int = 0,
    longest: int | None = None,
    dashed: bool = False,
) -> go.Figure:
    """Draw one bar a row of `table`, in the table's order from the top.

    Columns used: `label` (on the axis), `count` (bar length, ≥ 0), `key` (given back by a bar of something). With `total` the
    share is written beside the count; `colours` maps a key to its colour. `fold` breaks labels into lines of so many characters
    and puts the share under the count, for a narrow place. `longest` is the count that fills
    the axis, for figures on one scale; without it, that of the longest bar. `dashed` frames what is not printed in the source.
    """
    labels = [folded_label(each, width=fold) if fold else each for each in table[label]]
    texts = [share_text(n, total) if total is not None else f"{n:,}" for n in table[count]]
    lines = max((each.count("<br>") + 1 for each in labels), default=1)
    row = max(ROW_HEIGHT, 18 * lines + 8)
    sketch = Sketch().add(
        "bar",
        x=table[count],
        y=labels,
        orientation="h",
        text=[_two_lines(text) for text in texts] if fold else texts,
        textposition="outside",
        textangle=0,
        constraintext="none",  # else two lines of text shrink to the thickness of the bar
        cliponaxis=False,
        customdata=given_back(table[key], table[count]),
        hovertext=[f"{_plain(each)}<br>{text}" for each, text in zip(labels, texts, strict=True)],
        hoverinfo="text",
        marker={"color": [colours.get(each, ACCENT) for each in table[key]] if colours else ACCENT},
        width=BAR_HEIGHT / row,
    )
    _count_axes(sketch, labels, int(table[count].max() if len(table) else 0) if longest is None else max(longest, 1))
    if dashed:
        frames.dashed_frame(sketch)
    return finish(sketch, height=60 + row * max(len(table), 1))


def given_back(keys: Iterable[Any], counts: Iterable[int]) -> list[Any]:
    """What each mark stands for; None for one that counts nothing, behind which there is nothing to open."""
    return [key if count else None for key, count in zip(keys, counts, strict=True)]


def _two_lines(text: str) -> str:
    """`44件（46.8%）` with its share under the count."""
    return text.replace("（", "<br>").replace("）", "")


@kept
def paired_bars(
    table: pd.DataFrame,
    *,
    label: str,
    key: str,
    counts: Mapping[str, str],
    colours: Mapping[str, str],
    hollow: Sequence[str] = (),
    counted: Collection[str] | None = None,
) -> go.Figure:
    """Draw several counts a row side by side: `counts` maps a column to its name in the legend.

    Bars give back [key, column]: of the columns in `counted` only, where others stand for no rows. Columns in `hollow` are drawn
    as outlines: that is how a figure shows, without colour, what is not printed in the source.
    """
    sketch = Sketch()
    opened = counts if counted is None else counted
    for column, name in counts.items():
        sketch.add(
            "bar",
            x=table[column],
            y=table[label],
            name=name,
            orientation="h",
            text=[f"{n:,}件" for n in table[column]],
            textposition="outside",
            cliponaxis=False,
            customdata=given_back([[each, column] for each in table[key]], table[column]) if column in opened else None,
            hovertext=[f"{each}<br>{name} {n:,}件" for each, n in zip(table[label], table[column], strict=True)],
            hoverinfo="text",
            marker=frames.hollow(colours[column]) if column in hollow else {"color": colours[column]},
        )
    longest = int(table[list(counts)].to_numpy().max(initial=0))
    _count_axes(sketch, table[label].tolist(), longest)
    sketch.set(barmode="group")
    return finish(sketch, height=90 + 26 * len(counts) * max(len(table), 1))


def _plain(label: str) -> str:
    """A folded label in one line."""
    return label.replace("<br>", " ", 1).replace("<br>", "")


def _count_axes(sketch: Sketch, labels: list[str], longest: int) -> None:
    """Hide the number axis (each bar carries its number), leave room for the text, and read from the top."""
    sketch.set(
        xaxis={"visible": False, "range": [0, longest * LABEL_ROOM or 1] if longest else None},
        yaxis={
            "automargin": True,
            "autorange": "reversed",
            "categoryorder": "array",
            "categoryarray": labels,
            "ticklabelstandoff": 8,
            "title": None,
        },
    )
