"""A figure as typst draws it: in the A4 report, and as a picture of its own for files of other kinds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analysis.export.drawing import Line, described, drawing
from analysis.export.pdf.press import TEMPLATE, pictured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.content import Figure, Table
    from analysis.export.drawing import Rectangle
    from analysis.export.pdf.fonts import Fonts
    from analysis.export.pdf.glyphs import Glyphs

PICTURE = TEMPLATE.with_name("picture.typ")
FIGURE_SIZE = 8.5


def picture(figure: Figure, table: Table, glyphs: Glyphs, *, width: float) -> dict[str, Any]:
    """What `drawn.typ` draws, `told` to who does not see it."""
    drawn = drawing(figure, table, width=width, size=FIGURE_SIZE)
    shapes = [_shape(shape, glyphs) for shape in drawn.shapes]
    return {"is": "picture", "width": drawn.width, "height": drawn.height, "shapes": shapes, "told": described(figure, table)}


def picture_files(pictures: Sequence[dict[str, Any]], found: Fonts) -> list[bytes]:
    """Each of these pictures as a file (PNG). The same pictures and fonts give the same bytes."""
    if not pictures:
        return []
    fonts = {"regular": found.families(found.regular), "bold": found.families(found.bold)}
    return pictured({"fonts": fonts, "pictures": list(pictures)}, found.files, template=PICTURE)


def _shape(shape: Rectangle | Line, glyphs: Glyphs) -> dict[str, Any]:
    if isinstance(shape, Line):
        runs = glyphs.runs(glyphs.plain(shape.text, bold=shape.bold), bold=shape.bold)
        return {"is": "line", **asdict(shape), "runs": runs}
    return {"is": "rectangle", **asdict(shape)}
