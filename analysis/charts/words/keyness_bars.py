"""Words that one group uses more than the others, as bars: how surely, and in how many comments here and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

ROW = 44
"""Pixels of a word with its counts under its bar."""
COUNTS = ("target_documents", "target_size", "reference_documents", "reference_size")


@kept
def keyness_bars(table: pd.DataFrame, *, here: str = "この柱") -> go.Figure:
    """Draw one bar a word, in the table's order from the top; a bar gives back its word.

    Columns used: term, strength (bar length) and COUNTS (comments with the word here and elsewhere, written under the bar: its
    length alone is no number).
    """
    terms = table["term"].tolist()
    texts = [counts_text(*numbers, here=here) for numbers in table[list(COUNTS)].itertuples(index=False, name=None)]
    sketch = Sketch().add(
        "bar",
        x=table["strength"],
        y=list(range(len(table))),
        orientation="h",
        width=0.36,
        customdata=terms,
        hovertext=[f"{term}<br>{text}" for term, text in zip(terms, texts, strict=True)],
        hoverinfo="text",
        marker={"color": ACCENT},
    )
    sketch.set(
        annotations=[_counts_under(place, text) for place, text in enumerate(texts)],
        xaxis={"visible": False, "range": [0, float(table["strength"].max() if len(table) else 1) * 1.02]},
        yaxis={
            "tickvals": list(range(len(table))),
            "ticktext": terms,
            "range": [len(table) - 0.35, -0.5],
            "automargin": True,
            "ticklabelstandoff": 8,
            "showgrid": False,
            "zeroline": False,
        },
    )
    return finish(sketch, height=20 + ROW * max(len(table), 1))


def _counts_under(place: int, text: str) -> dict[str, object]:
    return {"x": 0, "y": place, "text": text, "showarrow": False, "xanchor": "left", "yshift": -17, "font": {"size": 12.5}}


def counts_text(documents: int, size: int, elsewhere: int, elsewhere_size: int, *, here: str) -> str:
    """`この柱 23/44件・ほか 2/50件`."""
    return f"{here} {documents:,}/{size:,}件・ほか {elsewhere:,}/{elsewhere_size:,}件"
