"""Texts in the fonts of a PDF: what no font has is shown as 〓 and listed, so that nothing disappears unseen."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFont

    from analysis.export.pdf.fonts import Fonts

MISSING = "〓"
"""The printer's sign for a type that is not in the case."""


class Glyphs:
    """Remembers, for one file, which characters could not be printed."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._missing: set[str] = set()
        self._unprinted: set[str] = set()

    def markup(self, text: str, *, bold: bool = False) -> str:
        """A text for a paragraph: escaped, line breaks kept, rare characters from another font or as 〓."""
        first = self._fonts.bold if bold else self._fonts.regular
        shown = visible(text)
        if all(ord(character) in first.face.charToGlyph or character in "\n\t" for character in shown):
            return _broken(escape(shown))
        return _broken("".join(self._marked(character, first) for character in shown))

    def plain(self, text: str, *, bold: bool = False) -> str:
        """A line for a drawing, in one font."""
        known = (self._fonts.bold if bold else self._fonts.regular).face.charToGlyph
        shown = " ".join(visible(text).split("\n"))
        return "".join(each if ord(each) in known else self._absent(each) for each in shown)

    @property
    def note(self) -> str:
        """What had to be replaced, by number; empty where everything was printed."""
        return "".join(self._sentences())

    def _marked(self, character: str, first: TTFont) -> str:
        if character in "\n\t" or ord(character) in first.face.charToGlyph:
            return escape(character)
        other = next((font for font in self._fonts.more if ord(character) in font.face.charToGlyph), None)
        return f'<font name="{other.fontName}">{escape(character)}</font>' if other else self._absent(character)

    def _absent(self, character: str) -> str:
        """〓; a sign that only changes the one before it has no place of its own and is listed without one."""
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            self._unprinted.add(character)
            return ""
        self._missing.add(character)
        return MISSING

    def _sentences(self) -> Iterator[str]:
        if self._missing:
            yield f"「{MISSING}」は、PDFの書体にない文字です（{_numbers(self._missing)}）。"
            yield "もとの文字は、画面かほかの形式の書き出しで確かめられます。"
        if self._unprinted:
            yield f"字形や結合を指定する記号（{_numbers(self._unprinted)}）は、書体にないため効いていません。"


def _numbers(characters: set[str]) -> str:
    return "、".join(f"U+{ord(character):04X}" for character in sorted(characters))


def _broken(text: str) -> str:
    return text.replace("\n", "<br/>").replace("\t", "    ")
