"""Words that stand in the same comments, as a network."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.parts.kept import kept
from analysis.charts.parts.label_spacing import fitted, pushed_apart
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from analysis.charts.parts.label_spacing import Places

WIDE, HIGH = 480, 640
"""Pixels that labels are kept apart for."""
ROUNDS = 4
LETTER = 7.4
"""Width of a half-width character of a label, in pixels."""
_LINE, _DOT = "rgba(128,136,150,0.5)", "rgba(128,136,150,0.9)"


@kept
def word_network(nodes: pd.DataFrame, edges: pd.DataFrame) -> go.Figure:
    """Draw words as circles (area: comments with the word) and shared comments as lines (width: how closely tied).

    `nodes` has term, documents, x, y; `edges` has term_1, term_2, both, jaccard. A circle gives back [word, ""],
    the dot in the middle of a line [word, other word].
    """
    sizes = _sizes(nodes)
    boxes = _boxes(nodes, sizes)
    places = nodes[["x", "y"]].to_numpy(dtype=float)
    for _ in range(ROUNDS):  # what pushing makes too wide is pressed into the frame again, and finds room above or below
        places = pushed_apart(fitted(places, WIDE, HIGH), boxes)
    number = {term: place for place, term in enumerate(nodes["term"])}
    pairs = np.array([[number[a], number[b]] for a, b in zip(edges["term_1"], edges["term_2"], strict=True)], dtype=int).reshape(
        -1, 2
    )
    sketch = Sketch()
    for ends, jaccard in zip(places[pairs], edges["jaccard"], strict=True):
        sketch.add_shape(**_line(ends, 1 + 5 * jaccard))
    _dots(sketch, places[pairs].mean(axis=1), edges)
    _words(sketch, places, sizes, nodes)
    _frame(sketch, places, boxes)
    return finish(sketch, height=HIGH + 40)


def _sizes(nodes: pd.DataFrame) -> NDArray[np.float64]:
    """Diameter of each circle in pixels: the area grows with the comments."""
    frequency = nodes["documents"].to_numpy(dtype=float)
    sizes: NDArray[np.float64] = 10 + 30 * np.sqrt(frequency / max(frequency.max(initial=1.0), 1.0))
    return sizes


def _boxes(nodes: pd.DataFrame, sizes: NDArray[np.float64]) -> Places:
    """Half width and half height of each circle with its label across it."""
    letters = np.array(
        [sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in term) for term in nodes["term"]], dtype=float
    )
    boxes: Places = np.column_stack([np.maximum(letters * LETTER, sizes) / 2 + 5, np.maximum(sizes, 22) / 2 + 9])
    return boxes


def _line(ends: Places, width: float) -> dict[str, object]:
    (x0, y0), (x1, y1) = ends
    return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "line": {"width": width, "color": _LINE}, "layer": "below"}


def _dots(sketch: Sketch, middles: Places, edges: pd.DataFrame) -> None:
    """A dot in the middle of each line stands for its pair: a line itself gives nothing back."""
    keys = [list(pair) for pair in zip(edges["term_1"], edges["term_2"], strict=True)]
    sketch.add(
        "scatter",
        x=middles[:, 0],
        y=middles[:, 1],
        mode="markers",
        marker={"size": 8, "color": _DOT, "symbol": "square"},
        customdata=keys,
        hovertext=[f"{a} と {b}<br>両方を含む意見 {n:,}件" for (a, b), n in zip(keys, edges["both"], strict=True)],
        hoverinfo="text",
        showlegend=False,
    )


def _words(sketch: Sketch, places: Places, sizes: NDArray[np.float64], nodes: pd.DataFrame) -> None:
    sketch.add(
        "scatter",
        x=places[:, 0],
        y=places[:, 1],
        mode="markers+text",
        text=nodes["term"],
        textposition="middle center",
        textfont={"size": 14},
        marker={
            "size": sizes,
            "color": _faint(ACCENT),
            "line": {"width": 2, "color": ACCENT},
            "opacity": 1,
        },
        customdata=[[term, ""] for term in nodes["term"]],
        hovertext=[f"{term}<br>含む意見 {n:,}件" for term, n in zip(nodes["term"], nodes["documents"], strict=True)],
        hoverinfo="text",
        showlegend=False,
    )


def _faint(colour: str) -> str:
    """The same colour as a tint on which a label can be read, on light and dark ground."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.28)"


def _frame(sketch: Sketch, places: Places, boxes: Places) -> None:
    low, high = ((places - boxes).min(axis=0), (places + boxes).max(axis=0)) if len(places) else ((0, 0), (1, 1))
    sketch.set(
        xaxis={"visible": False, "range": [low[0], high[0]]},
        yaxis={"visible": False, "range": [low[1] - 10, high[1]]},
    )
