"""Paragraphs and tables as WordprocessingML (ISO/IEC 29500-1, 17), written as text and put into a document as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEXT_WIDTH = 9850
"""Twentieths of a point of a line on A4 with margins of 18 mm."""
MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
)
PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"
"""The paragraph that a picture is put into."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E8F1FE"/>'


@dataclass(frozen=True)
class Picture:
    """A picture of so many points' width, its name in the list of objects, and what is said of it to who does not see it."""

    png: bytes
    width: float
    name: str
    told: str


Block = str | Picture
"""WordprocessingML, or a picture in a paragraph of its own."""


def table(heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> str:
    """A table with its heading row repeated on every page; a heading is a name and a width in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in heads)
    head = "".join(cell(name, width, bold=True) for name, width in heads)
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    side = '<w:{} w:val="single" w:sz="4" w:color="767676"/>'
    borders = "".join(side.format(name) for name in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = f'<w:tblPr><w:tblW w:w="{sum(width for _, width in heads)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    look += f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar>'
    look += '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/></w:tblPr>'
    first = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>{paragraph('')}"


def cell(text: str, width: int, merge: str = "", *, bold: bool = False) -> str:
    """A cell, a paragraph a line; `merge` joins it with those above or below; a bold one is shaded as a heading."""
    paragraphs = "".join(paragraph(line, bold=bold) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{SHADE if bold else ""}</w:tcPr>{paragraphs}</w:tc>'


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """A paragraph in a style of `analysis.export.word.template.STYLES`."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:p>{look}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{'<w:tab/>'.join(pieces)}</w:r></w:p>"
