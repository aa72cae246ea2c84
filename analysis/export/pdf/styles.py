"""Paper, type and colours of the A4 report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from analysis.export.pdf.fonts import Fonts

MARGIN, FOOT = 48.0, 42.0
"""Points beside the text, and under it for the foot."""
INK, GREY, BLUE, PALE, RULE = "#1a1a1c", "#4d4d4f", "#0b57b0", "#f2f6fc", "#b4b4b7"


@dataclass(frozen=True)
class Styles:
    """One style a kind of paragraph."""

    title: ParagraphStyle
    heading: ParagraphStyle
    label: ParagraphStyle
    message: ParagraphStyle
    text: ParagraphStyle
    detail: ParagraphStyle
    small: ParagraphStyle
    number: ParagraphStyle
    head: ParagraphStyle
    head_right: ParagraphStyle
    block: ParagraphStyle


def styles(fonts: Fonts) -> Styles:
    """The styles in these fonts; lines break anywhere but where Japanese forbids.

    The lines of messages and details stand close: the first page of the Nerima report fits on its paper in nine tenths of its
    size even in a font whose kana are as wide as kanji (IPAex), which takes more lines than a proportional one (BIZ UDP).
    """
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, *, bold: bool = False, colour: str = INK, **more: object) -> ParagraphStyle:
        font = (fonts.bold if bold else fonts.regular).fontName
        leading = float(more.pop("leading", size * 1.55))  # type: ignore[arg-type]
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=colour, wordWrap="CJK", **more)

    return Styles(
        title=style("title", 15, bold=True, leading=21),
        heading=style("heading", 13, bold=True, leading=19, spaceBefore=14, spaceAfter=4, keepWithNext=1),
        label=style("label", 8.5, bold=True, colour=GREY, leading=11.5, spaceBefore=5, keepWithNext=1),
        message=style("message", 10, bold=True, leading=14, spaceAfter=2),
        text=style("text", 9, spaceAfter=2),
        detail=style("detail", 8, leading=10.4, colour=GREY),
        small=style("small", 7.5, colour=GREY),
        number=style("number", 8.5, alignment=TA_RIGHT),
        head=style("head", 8, bold=True),
        head_right=style("head_right", 8, bold=True, alignment=TA_RIGHT),
        block=style(
            "block", 8.5, bold=True, spaceBefore=8, spaceAfter=2, keepWithNext=1, backColor=PALE, borderPadding=(2, 4, 2, 4)
        ),
    )
