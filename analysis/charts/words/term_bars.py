"""Words as horizontal bars: how often each occurs, and in how many comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.bars import share_text
from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

ROW, FOLDED_ROW = 27, 36
"""Pixels of a word: lower than a bar of counts, so that twenty fit on a screen."""
LABEL = 7
"""Characters of a line of a folded word."""
MEASURES = ("term_frequency", "document_frequency")


@kept
def term_bars(
    table: pd.DataFrame,
    *,
    total: int | None,
    measure: str = "term_frequency",
    longest: int | None = None,
    fold: bool = False,
) -> go.Figure:
    """Draw one bar a word, in the table's order from the top; a bar gives back its word.

    Columns used: term, term_frequency, document_frequency. `measure` is the bar's length; both numbers stand beside it, with
    the share of the `total` comments that the words were counted in (None: no share). `longest` gives several figures one
    scale; `fold` breaks long words into two lines, for a narrow place.
    """
    labels = [folded_label(term, width=LABEL) if fold else term for term in table["term"]]
    texts = [
        f"{uses:,}回・{f'{comments:,}件' if total is None else share_text(comments, total)}"
        for uses, comments in zip(table["term_frequency"], table["document_frequency"], strict=True)
    ]
    sketch = Sketch().add(
        "bar",
        x=table[measure],
        y=list(range(len(table))),
        orientation="h",
        text=texts,
        textposition="outside",
        cliponaxis=False,
        customdata=table["term"],
        hovertext=[f"{term}<br>{text}" for term, text in zip(table["term"], texts, strict=True)],
        hoverinfo="text",
        marker={"color": ACCENT},
    )
    longest = longest or int(table[measure].max() if len(table) else 0)
    sketch.set(
        xaxis={"visible": False, "range": [0, longest * _room(texts)]},
        yaxis={
            "tickvals": list(range(len(table))),
            "ticktext": labels,
            "range": [len(table) - 0.5, -0.5],
            "automargin": True,
            "ticklabelstandoff": 8,
            "showgrid": False,
            "zeroline": False,
        },
    )
    return finish(sketch, height=24 + (FOLDED_ROW if fold else ROW) * max(len(table), 1))


def _room(texts: list[str]) -> float:
    """How much wider than the longest bar the figure is, so that the text beside it fits."""
    return 1.5 + 0.035 * max(map(len, texts), default=0)
