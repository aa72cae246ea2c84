"""A drawing on a page of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from analysis.export.drawing import Rectangle

if TYPE_CHECKING:
    from analysis.export.drawing import Drawing, Line
    from analysis.export.pdf.fonts import Fonts
    from analysis.export.pdf.glyphs import Glyphs

DASHES = (4, 3)
"""Points of a dash, and between two."""


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
        if shape.dashed:
            canvas.saveState()
            canvas.setStrokeColor(HexColor(shape.colour))
            canvas.setLineWidth(0.7)
            canvas.setDash(*DASHES)
            canvas.rect(shape.x, bottom, shape.width, shape.height, stroke=1, fill=0)
            canvas.restoreState()
            return
        canvas.setFillColor(HexColor(shape.colour))
        canvas.rect(shape.x, bottom, shape.width, shape.height, stroke=0, fill=1)

    def _line(self, canvas: Any, line: Line) -> None:  # noqa: ANN401
        canvas.setFillColor(HexColor(line.colour))
        canvas.setFont((self.fonts.bold if line.bold else self.fonts.regular).fontName, line.size)
        draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}[line.anchor]
        draw(line.x, self.height - line.y, self.glyphs.plain(line.text, bold=line.bold))
