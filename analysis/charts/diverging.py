"""Two groups' words back to back: what one says more to the right, what the other says more to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analysis.charts.style import ACCENT, CONTRAST, finish

if TYPE_CHECKING:
    import pandas as pd

ROW = 42
"""Pixels of a word with its counts under it."""


def diverging_bars(table: pd.DataFrame, *, value: str, names: tuple[str, str], note: str, chosen: str = "") -> go.Figure:
    """Draw one bar a word, in the table's order from the top: `value` above 0 to the right, below 0 to the left.

    Columns used: term, `value`, `note` (the counts in words, written under the term). `names` are the groups right and left.
    The word stands on the free side of the middle line, so that which side says it more shows without colour. A click gives
    back the word and its side (`target` right, `reference` left).
    """
    values, terms = table[value].tolist(), table["term"].tolist()
    sides = ["target" if each > 0 else "reference" for each in values]
    figure = go.Figure(
        go.Bar(
            x=values,
            y=list(range(len(table))),
            orientation="h",
            customdata=[list(pair) for pair in zip(terms, sides, strict=True)],
            hovertext=[f"{term}<br>{text}" for term, text in zip(terms, table[note], strict=True)],
            hoverinfo="text",
            marker={
                "color": [ACCENT if side == "target" else CONTRAST for side in sides],
                "pattern": {
                    "shape": ["" if side == "target" else "/" for side in sides],
                    "fillmode": "overlay",
                    "fgcolor": "#ffffff",
                    "fgopacity": 0.55,
                    "solidity": 0.2,
                },
            },
        )
    )
    for place, (term, side, text) in enumerate(zip(terms, sides, table[note], strict=True)):
        _word(figure, place, f"▶ {term}" if term == chosen else term, text, side)
    widest = max((abs(each) for each in values), default=1.0)
    figure.update_xaxes(visible=False, range=[-widest * 1.04, widest * 1.04])
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -1.1])
    figure.add_vline(x=0, line={"color": "rgba(128,128,128,0.6)", "width": 1})
    _side_names(figure, names)
    return finish(figure, height=50 + ROW * max(len(table), 1))


def _word(figure: go.Figure, place: int, term: str, text: str, side: str) -> None:
    """Write a word and its counts opposite its bar."""
    figure.add_annotation(
        x=0,
        y=place,
        text=f"<b>{term}</b><br><span style='font-size:12px'>{text}</span>",
        showarrow=False,
        xanchor="right" if side == "target" else "left",
        align="right" if side == "target" else "left",
        xshift=-8 if side == "target" else 8,
    )


def _side_names(figure: go.Figure, names: tuple[str, str]) -> None:
    for name, x, arrow in ((f"{names[0]} に多い →", 1, "right"), (f"← {names[1]} に多い", 0, "left")):
        figure.add_annotation(
            x=x, xref="x domain", y=1, yref="y domain", text=f"<b>{name}</b>", showarrow=False, xanchor=arrow, yanchor="top"
        )
