"""Two ideas as two circles: comments that speak of one, of the other, of both, of neither."""

from __future__ import annotations

from math import acos, pi, sqrt
from typing import TYPE_CHECKING

from analysis.charts.bars import given_back
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, CONTRAST, finish

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go

SIDES = ("target", "both", "reference", "neither")


@kept
def overlap_circles(counts: Mapping[str, int], *, names: tuple[str, str]) -> go.Figure:
    """Draw two circles whose areas, and whose overlap, are as large as their comments are many; a number gives back its side.

    `counts` holds the comments of `target` only, `reference` only, `both` and `neither`; `names` the two ideas.
    """
    left, right = counts["target"] + counts["both"], counts["reference"] + counts["both"]
    radii = (sqrt(left / pi), sqrt(right / pi))
    distance = centre_distance(*radii, counts["both"])
    sketch = Sketch()
    _circle(sketch, 0, radii[0], ACCENT)
    _circle(sketch, distance, radii[1], CONTRAST)
    places = _places(radii, distance)
    sketch.add(
        "scatter",
        x=[places[side][0] for side in SIDES],
        y=[places[side][1] for side in SIDES],
        mode="markers+text",
        text=[f"<b>{counts[side]:,}件</b>" for side in SIDES],
        textfont={"size": 18},
        marker={"size": 54, "opacity": 0, "color": ACCENT},
        customdata=given_back(SIDES, (counts[side] for side in SIDES)),
        hovertext=[f"{side_names(names)[side]}<br>{counts[side]:,}件" for side in SIDES],
        hoverinfo="text",
        showlegend=False,
    )
    _labels(sketch, places, names)
    return _framed(sketch, radii, distance)


def side_names(names: tuple[str, str]) -> dict[str, str]:
    """Side → its name on screen."""
    return {
        "target": f"{names[0]}だけ",
        "both": "両方",
        "reference": f"{names[1]}だけ",
        "neither": "どちらでもない",
    }


def centre_distance(first: float, second: float, shared: float) -> float:
    """How far apart two circles of these radii stand when the area they share is `shared`; found by halving."""
    if shared <= 0:
        return (first + second) * 1.08
    near, far = abs(first - second), first + second
    for _ in range(60):
        middle = (near + far) / 2
        near, far = (middle, far) if shared_area(first, second, middle) > shared else (near, middle)
    return (near + far) / 2


def shared_area(first: float, second: float, distance: float) -> float:
    """Area of the lens that two circles share (two circular segments)."""
    if distance >= first + second:
        return 0.0
    if distance <= abs(first - second):
        return pi * min(first, second) ** 2
    along_first = (distance**2 + first**2 - second**2) / (2 * distance)
    along_second = distance - along_first
    return _segment(first, along_first) + _segment(second, along_second)


def _segment(radius: float, along: float) -> float:
    return radius**2 * acos(max(-1.0, min(1.0, along / radius))) - along * sqrt(max(radius**2 - along**2, 0.0))


def _circle(sketch: Sketch, x: float, radius: float, colour: str) -> None:
    sketch.add_shape(
        type="circle", x0=x - radius, x1=x + radius, y0=-radius, y1=radius, fillcolor=colour, opacity=0.28, line={"color": colour}
    )
    sketch.add_shape(type="circle", x0=x - radius, x1=x + radius, y0=-radius, y1=radius, line={"color": colour, "width": 2})


def _places(radii: tuple[float, float], distance: float) -> dict[str, tuple[float, float]]:
    """Where each number stands: in the middle of its part."""
    lens = (max(distance - radii[1], -radii[0]), min(radii[0], distance + radii[1]))
    below = -max(*radii, 1.0) * 1.32
    return {
        "target": ((-radii[0] + max(lens[0], -radii[0])) / 2, 0.0),
        "both": ((lens[0] + lens[1]) / 2, 0.0),
        "reference": ((min(lens[1], distance + radii[1]) + distance + radii[1]) / 2, 0.0),
        "neither": (distance / 2, below),
    }


def _labels(sketch: Sketch, places: Mapping[str, tuple[float, float]], names: tuple[str, str]) -> None:
    """Name each part under its number."""
    look = {"showarrow": False, "yshift": -22, "font": {"size": 13}}
    sketch.set(
        annotations=[
            {"x": places[side][0], "y": places[side][1], "text": name, **look} for side, name in side_names(names).items()
        ]
    )


def _framed(sketch: Sketch, radii: tuple[float, float], distance: float) -> go.Figure:
    tall = max(*radii, 1.0)
    sketch.set(
        xaxis={"visible": False, "range": [-radii[0] - 0.1 * tall, distance + radii[1] + 0.1 * tall]},
        yaxis={"visible": False, "range": [-1.75 * tall, 1.1 * tall], "scaleanchor": "x"},
    )
    return finish(sketch, height=360)
