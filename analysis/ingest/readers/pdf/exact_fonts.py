"""Fonts that name no Unicode characters but are encoded in a known character set: the code itself says which character it is.

pdfminer goes from the code to the glyph number and from there to a character, and several characters share a glyph: － comes back
as the minus sign U+2212, ～ as the wave dash U+301C.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.psparser import literal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CHARACTER_SETS = (
    ("UniJIS", "utf-16-be"),
    ("UniGB", "utf-16-be"),
    ("90ms", "cp932"),
    ("90pv", "cp932"),
    ("83pv", "cp932"),
    ("EUC", "euc_jp"),
)
"""Beginning of the name of a predefined encoding, and what its codes are."""


class ExactFonts(PDFResourceManager):
    """Makes the fonts of a document."""

    def get_font(self, objid: object, spec: Mapping[str, Any]) -> PDFFont:
        """The font; its characters by their codes where the encoding tells them and the document does not."""
        # A composite font asks for its one descendant by this same call, and is kept by its own number.
        descendant = str(literal_name(spec.get("Subtype"))).startswith("CIDFont")
        character_set = _character_set(spec) if descendant else None
        return super().get_font(objid, spec) if character_set is None else ExactFont(self, spec, character_set)


class ExactFont(PDFCIDFont):
    """A font that remembers for each glyph the character whose code first asked for it."""

    def __init__(self, fonts: PDFResourceManager, spec: Mapping[str, Any], character_set: str) -> None:
        super().__init__(fonts, spec)
        self.character_set, self.seen = character_set, dict[int, str]()

    def decode(self, bytes: bytes) -> Iterable[int]:
        """The glyphs of a string."""
        try:
            text = bytes.decode(self.character_set)
        except UnicodeDecodeError:
            return super().decode(bytes)
        return [glyph for character in text for glyph in self._glyphs(character)]

    def to_unichr(self, cid: int) -> str:
        """The character of a glyph."""
        return self.seen.get(cid) or super().to_unichr(cid)

    def _glyphs(self, character: str) -> list[int]:
        glyphs = list(super().decode(character.encode(self.character_set)))
        if len(glyphs) == 1:
            self.seen.setdefault(glyphs[0], character)
        return glyphs


def _character_set(spec: Mapping[str, Any]) -> str | None:
    """The character set of the codes of a font; None where the document maps them itself or its encoding is its own."""
    if "ToUnicode" in spec:
        return None
    name = str(literal_name(spec.get("Encoding")))
    return next((encoding for beginning, encoding in _CHARACTER_SETS if name.startswith(beginning)), None)
