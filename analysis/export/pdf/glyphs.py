"""Texts in the fonts of a PDF: what no font has is shown as 〓 and listed, so that nothing disappears unseen."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.export.pdf.fonts import Font, Fonts

Run = str | tuple[str, str] | None
"""A stretch of a text; one in the font of another family; None where a line may break although no language breaks it there."""

MISSING = "〓"
"""The printer's sign for a type that is not in the case."""
_WHOLE = re.compile("[^\\sぁ-んァ-ヶ㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]{17,}")
"""What may be longer than a line and has no place to break: an address, a row of signs."""
PIECE = 8
"""Characters of it that stay together."""
_SIGNS = "，。．、：；？！・》）』」】〗〕〉］｝《（『「【〖〔〈［｛"
_BETWEEN = re.compile(f"(?<=[{_SIGNS}])(?=[{_SIGNS}])")


class Glyphs:
    """Remembers, for one file, which characters could not be printed."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._missing: set[str] = set()
        self._unprinted: set[str] = set()

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """A text for a paragraph: line breaks kept, rare characters in another font or as 〓."""
        first = self._fonts.bold if bold else self._fonts.regular
        shown = visible(text).replace("\t", "    ")
        runs: list[Run] = []
        for piece in _pieces(shown):
            runs += [None] if piece is None else self._in_fonts(piece, first)
        return runs

    def plain(self, text: str, *, bold: bool = False) -> str:
        """A line for a drawing, in one font."""
        known = (self._fonts.bold if bold else self._fonts.regular).characters
        shown = " ".join(visible(text).split("\n"))
        return "".join(each if ord(each) in known else self._absent(each) for each in shown)

    @property
    def note(self) -> str:
        """What had to be replaced, by number; empty where everything was printed."""
        return "".join(self._sentences())

    def _in_fonts(self, text: str, first: Font) -> Iterator[Run]:
        if all(ord(character) in first.characters or character == "\n" for character in text):
            yield from _apart(text, first)
            return
        chosen = ((self._family(each, first), each) for each in text)
        for family, characters in groupby(chosen, key=lambda each: each[0]):
            joined = "".join(each if family is not None else self._absent(each) for _, each in characters)
            if joined:
                yield from [(joined, family)] if family else _apart(joined, first)

    def _family(self, character: str, first: Font) -> str | None:
        """Of the font that has it; empty for the first, None where none has."""
        if character == "\n" or ord(character) in first.characters:
            return ""
        return next((font.family for font in self._fonts.more if ord(character) in font.characters), None)

    def _absent(self, character: str) -> str:
        """〓; a sign that only changes the one before it has no place of its own and is listed without one."""
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            self._unprinted.add(character)
            return ""
        self._missing.add(character)
        return MISSING

    def _sentences(self) -> Iterator[str]:
        if self._missing:
            yield f"「{MISSING}」は、使った書体にない文字です（{_numbers(self._missing)}）。"
            yield "もとの文字は、画面かほかの形式の書き出しで確かめられます。"
        if self._unprinted:
            yield f"字形や結合を指定する記号（{_numbers(self._unprinted)}）は、書体にないため効いていません。"


def _numbers(characters: set[str]) -> str:
    return "、".join(f"U+{ord(character):04X}" for character in sorted(characters))


def _apart(text: str, font: Font) -> Iterator[Run]:
    """Two brackets or stops in a row as runs of their own where the font has them narrow: typst draws neighbours in one run
    together by half their width, as is right for those that are as wide as a kanji; narrow ones would lie on each other."""
    for place, piece in enumerate(_BETWEEN.split(text) if font.narrow else [text]):
        yield (piece, font.family) if place % 2 else piece


def _pieces(text: str) -> Iterator[str | None]:
    """The text with None where a word longer than a line may be parted."""
    end = 0
    for found in _WHOLE.finditer(text):
        if text[end : found.start()]:
            yield text[end : found.start()]
        word, end = found.group(), found.end()
        for start in range(0, len(word), PIECE):
            yield from ((None, word[start : start + PIECE]) if start else (word[:PIECE],))
    if text[end:]:
        yield text[end:]
