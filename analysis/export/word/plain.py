"""The template that a result is written into where a municipality has none of its own: A4, Japanese fonts, numbered pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "BIZ UDPゴシック"
"""Comes with Windows since 2018; other systems take their own Japanese font."""
SIZES = {"Title": 18, "Heading 1": 14, "Heading 2": 12, "Normal": 10.5}


def plain_template(head: str = "{{題名}}") -> bytes:
    """A document with `{{本文}}`, a line in the head and the page in the foot of each page."""
    import docx
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    for name, size in SIZES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        _in_japanese(style)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    section.header.paragraphs[0].add_run(head)
    _page_number(section.footer.paragraphs[0])
    document.add_paragraph("{{本文}}")
    return _saved(document)


def _in_japanese(style: Any) -> None:  # noqa: ANN401  # python-docx
    """The font for Japanese letters, which python-docx leaves to the theme, and the language for voices."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    look = style.element.get_or_add_rPr()
    fonts = look.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "eastAsiaTheme", "hAnsiTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ja-JP")
    language.set(qn("w:eastAsia"), "ja-JP")
    look.append(language)


def _page_number(paragraph: Any) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # python-docx has no fields
    paragraph.alignment = 1


def _saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
