"""Counts along time: one column a day, month or year, those without a comment too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.bars import given_back
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

HEIGHT = 240
FEW = 24
"""Columns up to which each has its count written above it."""
TICKS = 12


@kept
def timeline(table: pd.DataFrame, *, count: str = "count") -> go.Figure:
    """Draw one column a row of `table`, in its order from the left; a column of something gives back its key.

    Columns used: `key` (also written on the axis) and `count` (0 or more).
    """
    keys, counts = table["key"].tolist(), table[count].tolist()
    sketch = Sketch().add(
        "bar",
        x=keys,
        y=counts,
        text=[f"{count:,}" if count else "" for count in counts] if len(keys) <= FEW else None,
        textposition="outside",
        cliponaxis=False,
        customdata=given_back(keys, counts),
        hovertext=[f"{key}<br>{count:,}件" for key, count in zip(keys, counts, strict=True)],
        hoverinfo="text",
        marker={"color": ACCENT},
    )
    every = max(1, -(-len(keys) // TICKS))
    sketch.set(
        xaxis={
            "type": "category",
            "tickvals": keys[::every],
            "showgrid": False,
            "tickangle": -45 if len(keys) > 6 else 0,
        },
        yaxis={"visible": False, "range": [0, max([*counts, 1]) * 1.2]},
    )
    return finish(sketch, height=HEIGHT)
