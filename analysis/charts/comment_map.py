"""A map of comments: one point a comment, groups as rings with their words, chosen comments lit."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from analysis.charts.bars import given_back
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, CONTRAST, MUTED, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from analysis.statistics.texts.text_map import TextMap

HEIGHT = 640
LABELLED = 2
"""Words of a group that stand on the map."""
PIXELS = 1_440
"""Of the picture of the points, along its longer side."""
SMALL, LARGE = 3, 11
"""Pixels of the picture across a point of a crowded and of an empty map."""
GREY, LIT = 110, 225
"""How much of the ground a point hides, of 255."""


def comment_map(places: TextMap, lit: NDArray[np.bool_], table: pd.DataFrame) -> go.Figure:
    """Draw the comments of a map; those that are `lit` stand out, the others stay grey.

    `table` has one row a group: code, words, count (of the lit ones); a group's words give back its code. The points are one
    picture: hundreds of thousands of elements would stop a browser, and WebGL is not there on every desk.
    """
    sketch = Sketch().add(
        "scatter",
        x=places.middle[:, 0],
        y=places.middle[:, 1],
        mode="markers+text",
        text=[_label(words, count) for words, count in zip(table["words"], table["count"], strict=True)],
        textfont={"size": 13, "shadow": "auto"},
        marker={"symbol": "square", "size": 52, "opacity": 0, "color": CONTRAST},
        customdata=given_back(table["code"], table["count"]),
        hovertext=[f"まとまり{row.code}（{row.words}）<br>{row.count:,}件" for row in table.itertuples(index=False)],
        hoverinfo="text",
        showlegend=False,
    )
    for (x, y), radius in zip(places.middle.tolist(), places.radius.tolist(), strict=True):
        ring = {"x0": x - radius, "x1": x + radius, "y0": y - radius, "y1": y + radius}
        sketch.add_shape(type="circle", **ring, line={"color": MUTED, "width": 1}, layer="below")
    low, high = frame(places)
    across = high - low
    picture = {
        "source": f"data:image/png;base64,{base64.b64encode(points(places, lit)).decode()}",
        "xref": "x",
        "yref": "y",
        "x": low[0],
        "y": high[1],
        "sizex": across[0],
        "sizey": across[1],
        "sizing": "stretch",
        "layer": "below",
    }
    sketch.set(
        images=[picture],
        xaxis={"visible": False, "range": [low[0], high[0]]},
        yaxis={"visible": False, "range": [low[1], high[1]], "scaleanchor": "x", "scaleratio": 1},
    )
    return finish(sketch, height=HEIGHT)


def _label(words: str, count: int) -> str:
    """The first words of a group, as many as stand in a disk on a telephone, and its comments."""
    return f"<b>{'<br>'.join(words.split('、')[:LABELLED])}</b><br>{count:,}件"


def frame(places: TextMap) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lower left and the upper right corner of all disks, with a little room."""
    radius = places.radius[:, None]
    low, high = (places.middle - radius).min(axis=0), (places.middle + radius).max(axis=0)
    room = 0.02 * (high - low).max()
    return low - room, high + room


def points(places: TextMap, lit: NDArray[np.bool_]) -> bytes:
    """A PNG of the points on a clear ground, the lit ones over the others; the same places give the same bytes."""
    low, high = frame(places)
    scale = PIXELS / (high - low).max()
    width, height = (int(each) for each in np.ceil((high - low) * scale))
    drawn = np.flatnonzero(~np.isnan(places.x))
    picture = np.zeros((height, width, 4), np.uint8)
    dot = _dot(len(drawn))
    for rows, colour, cover in ((drawn[~lit[drawn]], MUTED, GREY), (drawn[lit[drawn]], ACCENT, LIT)):
        columns = ((places.x[rows] - low[0]) * scale).astype(np.intp)
        lines = ((high[1] - places.y[rows]) * scale).astype(np.intp)
        for down, right in dot:
            inside = (np.clip(lines + down, 0, height - 1), np.clip(columns + right, 0, width - 1))
            picture[inside] = (*bytes.fromhex(colour[1:]), cover)
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "png")
    return out.getvalue()


def _dot(count: int) -> list[tuple[int, int]]:
    """The pixels of a point: fewer where there are many points, so that a disk does not become a blot."""
    across = int(np.clip(380 / np.sqrt(max(count, 1)), SMALL, LARGE))
    reach = across // 2
    steps = range(-reach, reach + 1)
    return [(down, right) for down in steps for right in steps if down**2 + right**2 <= (across / 2) ** 2]
