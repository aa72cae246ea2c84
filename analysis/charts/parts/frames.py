"""How a figure shows, without colour, that its response types are not printed in the source: a dashed frame, a hollow bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.charts.parts.sketch import Sketch

_LINE = {"color": "rgba(128,128,128,0.75)", "width": 1, "dash": "dash"}


def dashed_frame(sketch: Sketch) -> None:
    """Draw a dashed frame around the bars of a whole figure."""
    sketch.add_shape(type="rect", xref="x domain", yref="y domain", x0=0, x1=1, y0=0, y1=1, line=_LINE, layer="below")


def dashed_row(sketch: Sketch, row: int) -> None:
    """Draw a dashed frame around one row of a figure, counted from the top."""
    sketch.add_shape(type="rect", xref="x domain", yref="y", x0=0, x1=1, y0=row - 0.49, y1=row + 0.49, line=_LINE, layer="below")


def hollow(colour: str) -> dict[str, object]:
    """The marker of a bar that is drawn as its outline."""
    return {"color": "rgba(0,0,0,0)", "line": {"color": colour, "width": 2}}
