"""A drawing on a page of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor, white
from reportlab.platypus.flowables import Flowable

from analysis.export.drawing import Rectangle

if TYPE_CHECKING:
    from analysis.export.drawing import Drawing, Line
    from analysis.export.pdf.fonts import Fonts
    from analysis.export.pdf.glyphs import Glyphs

STRIPE = 5.0
"""Points between two stripes."""


class Picture(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Draws rectangles and lines of text with y upwards, as PDF wants it."""

    def __init__(self, drawing: Drawing, fonts: Fonts, glyphs: Glyphs) -> None:
        super().__init__()
        self.drawing, self.fonts, self.glyphs = drawing, fonts, glyphs
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        for shape in self.drawing.shapes:
            if isinstance(shape, Rectangle):
                self._rectangle(self.canv, shape)
            else:
                self._line(self.canv, shape)

    def _rectangle(self, canvas: Any, shape: Rectangle) -> None:  # noqa: ANN401
        bottom = self.height - shape.y - shape.height
        canvas.setFillColor(HexColor(shape.colour))
        canvas.rect(shape.x, bottom, shape.width, shape.height, stroke=0, fill=1)
        if not shape.striped:
            return
        canvas.saveState()
        place = canvas.beginPath()
        place.rect(shape.x, bottom, shape.width, shape.height)
        canvas.clipPath(place, stroke=0, fill=0)
        canvas.setStrokeColor(white, alpha=0.5)
        canvas.setLineWidth(0.7)
        start = shape.x - shape.height
        while start < shape.x + shape.width:
            canvas.line(start, bottom, start + shape.height, bottom + shape.height)
            start += STRIPE
        canvas.restoreState()

    def _line(self, canvas: Any, line: Line) -> None:  # noqa: ANN401
        canvas.setFillColor(HexColor(line.colour))
        canvas.setFont((self.fonts.bold if line.bold else self.fonts.regular).fontName, line.size)
        draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}[line.anchor]
        draw(line.x, self.height - line.y, self.glyphs.plain(line.text, bold=line.bold))
