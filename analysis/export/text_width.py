"""How much room a text takes, and where it is broken into lines: for drawings that no browser lays out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from analysis.charts.parts.axis_labels import folded_label

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROW = 0.56
"""Width of a Latin letter or a digit, in ems, in the fonts in question; a full-width character takes one."""


def text_width(text: str, size: float) -> float:
    """Width of one line in the unit of `size`. Characters on no place of their own (accents, joiners) take none."""
    return size * sum(_ems(character) for character in text)


def label_lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a label into lines that fit, where a reader would break it; a word longer than a line is cut."""
    if text_width(text, size) <= room:
        return (text,)
    return (
        tuple(folded_label(text, width=max(int(room / size), 2)).split("<br>"))
        if "<br>" not in text
        else tuple(cut(text, size, room))
    )


def cut(text: str, size: float, room: float) -> Iterator[str]:
    """Cut a text into lines that fit, anywhere."""
    line = ""
    for character in text:
        if line and text_width(line + character, size) > room:
            yield line
            line = ""
        line += character
    yield line


def shortened(text: str, size: float, room: float) -> str:
    """The text on one line, with … for what does not fit."""
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept + "…"


def _ems(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 1 if unicodedata.east_asian_width(character) in "WFA" else NARROW
