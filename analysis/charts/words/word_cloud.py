"""Words in letters as large as they are frequent: an entrance to their uses, not a measure (read numbers from the bars)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from analysis.charts.parts.kept import kept
from analysis.charts.parts.label_spacing import pushed_apart
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from analysis.charts.parts.label_spacing import Places

SMALLEST, LARGEST = 12, 34
"""Height of a letter in pixels."""
WIDE, HIGH = 330, 620
"""Pixels within which words keep apart: what a telephone shows. A wider screen gives them more room."""
_GOLDEN = np.pi * (3 - np.sqrt(5))


@kept
def word_cloud(table: pd.DataFrame, *, measure: str = "term_frequency") -> go.Figure:
    """Write the words of `table`, the first in the middle; the area of a letter grows with `measure`.

    Each gives back itself. Columns used: term, term_frequency, document_frequency. The same table gives the same picture.
    """
    terms, sizes = table["term"].tolist(), _sizes(table[measure].to_numpy(dtype=float))
    boxes = _boxes(terms, sizes)
    places = pushed_apart(_spiral(len(terms)), boxes)
    sketch = Sketch().add(
        "scatter",
        x=places[:, 0],
        y=places[:, 1],
        mode="markers+text",
        text=terms,
        textfont={"size": sizes.tolist()},
        marker={"size": sizes, "opacity": 0, "color": ACCENT},
        customdata=terms,
        hovertext=_counts(table),
        hoverinfo="text",
    )
    low, high = ((places - boxes).min(axis=0), (places + boxes).max(axis=0)) if len(terms) else ((0, 0), (1, 1))
    sketch.set(
        xaxis={"visible": False, "range": [low[0], high[0]]},
        yaxis={"visible": False, "range": [low[1], high[1]]},
    )
    return finish(sketch, height=round(high[1] - low[1]) + 60)


def _sizes(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    share = np.sqrt(counts / max(counts.max(initial=1.0), 1.0))
    sizes: NDArray[np.float64] = np.round(
        SMALLEST + (LARGEST - SMALLEST) * (share - share.min(initial=1.0)) / max(np.ptp(share) if len(share) else 0.0, 1e-9)
    )
    return np.maximum(sizes, SMALLEST)


def _spiral(words: int) -> Places:
    """Places turning outwards, flatter than a circle as lines of writing are."""
    number = np.arange(words)
    radius = np.sqrt(number)
    places: Places = np.column_stack(
        [radius * np.cos(number * _GOLDEN) * WIDE / 20, -radius * np.sin(number * _GOLDEN) * HIGH / 40]
    )
    return places


def _boxes(terms: list[str], sizes: NDArray[np.float64]) -> Places:
    """Half width and half height of each word as written."""
    letters = np.array([sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in term) for term in terms])
    boxes: Places = np.column_stack([letters * sizes / 2 + 5, sizes * 0.68]) if len(terms) else np.empty((0, 2))
    return boxes


def _counts(table: pd.DataFrame) -> list[str]:
    columns = (table[name] for name in ("term", "term_frequency", "document_frequency"))
    return [f"{term}<br>{uses:,}回・{comments:,}件" for term, uses, comments in zip(*columns, strict=True)]
