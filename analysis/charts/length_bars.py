"""Lengths of texts as bars: the middle one of each group, with the shortest and the longest in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.frames import hollow
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, MUTED, finish
from analysis.statistics.words.text_length import characters_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

COLOURS = {"opinion": ACCENT, "reply": MUTED}
LENGTHS = ("median", "shortest", "longest")
USED = ["group", "field", "texts", *LENGTHS]
BAR = 25
"""Pixels of a bar."""


@kept
def length_bars(table: pd.DataFrame, *, group_names: Mapping[str, str], field_names: Mapping[str, str]) -> go.Figure:
    """Draw the median length of each group's texts, one bar a field; a bar gives back its group.

    Columns used: group, field, texts, median, shortest, longest (characters). A group without texts has no bar. Fields are told
    apart by their order and because replies are outlines, not by colour alone.
    """
    labels = {group: folded_label(name, width=8) for group, name in group_names.items()}
    sketch = Sketch()
    for field, name in field_names.items():
        rows = [each for each in table[USED].to_dict("records") if each["field"] == field and each["texts"] > 0]
        groups = [each["group"] for each in rows]
        lengths = [length_text(*(each[name] for name in LENGTHS)) for each in rows]
        sketch.add(
            "bar",
            x=[each["median"] for each in rows],
            y=[labels[group] for group in groups],
            name=name,
            orientation="h",
            text=lengths,
            textposition="outside",
            cliponaxis=False,
            customdata=groups,
            hovertext=[
                f"{group_names[group]}<br>{name}（{texts:,}件） {length}"
                for group, texts, length in zip(groups, (each["texts"] for each in rows), lengths, strict=True)
            ],
            hoverinfo="text",
            marker={"color": COLOURS[field]} if field == "opinion" else hollow(COLOURS[field]),
        )
    longest = float(table["median"].max()) if table["texts"].any() else 1.0
    sketch.set(
        barmode="group",
        xaxis={"visible": False, "range": [0, longest * 1.9]},
        yaxis={
            "automargin": True,
            "autorange": "reversed",
            "categoryorder": "array",
            "categoryarray": list(labels.values()),
            "ticklabelstandoff": 8,
            "title": None,
        },
    )
    return finish(sketch, height=60 + BAR * len(field_names) * max(len(labels), 1))


def length_text(median: float, shortest: float, longest: float) -> str:
    """`85字（20～310字）`; texts of one length are a plain number."""
    middle = characters_text(median)
    return middle if shortest == longest else f"{middle}（{shortest:,.0f}～{longest:,.0f}字）"
