"""A drawing as SVG inside a page: no script, no address, sharp at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from analysis.export.drawing import Rectangle

if TYPE_CHECKING:
    from analysis.export.drawing import Drawing, Line


def svg(drawing: Drawing, *, title: str) -> str:
    """Draw; `title` is what a screen reader says, the numbers stand in the table beside the figure."""
    shapes = "".join(_rectangle(shape) if isinstance(shape, Rectangle) else _line(shape) for shape in drawing.shapes)
    size = f'viewBox="0 0 {drawing.width:.1f} {drawing.height:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(title)}>{shapes}</svg>'


def _rectangle(shape: Rectangle) -> str:
    place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
    look = f'fill="none" stroke="{shape.colour}" stroke-dasharray="4 3"' if shape.dashed else f'fill="{shape.colour}"'
    return f"<rect {place} {look}/>"


def _line(line: Line) -> str:
    style = f'text-anchor="{line.anchor}" fill="{line.colour}"' + (' font-weight="700"' if line.bold else "")
    return f'<text x="{line.x:.1f}" y="{line.y:.1f}" font-size="{line.size:g}" {style}>{escape(line.text)}</text>'
