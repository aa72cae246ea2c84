"""Items of a list and the arrows below them: the sign before a line, and the text behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.words.enumerators import enumerator, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = "#li"
NUMBERED = "#"
"""Before the kind of a number with which items begin (see `enumerators`): 「#(1)」 for (1), (2), (3)."""
"""Instead of a sign: an item of a list as the format has it."""
_SIGN = re.compile(r"\s*([・･●○◯•‣▪■◆◇□◎☆★*]|[-－–](?=[\s　])|→|⇒|⇨|➡|▶)[\s　]*(?=\S)")
_CIRCLED = re.compile(r"^([①-⑳])(?=\S)")
"""A number in a circle needs nothing behind it: ①駅前に…"""
_ALONE = "・･●○◯•‣▪■◆◇□◎☆★"
ARROWS = ("→", "⇒", "⇨", "➡", "▶")


def sign_and_text(cells: Sequence[str], level: int = 0) -> tuple[str, str]:
    """The sign of an item and its text; no sign for a line that is none, or that has several cells besides the sign.

    `level` is that of the line, below 0 where the format itself says that it is an item.
    """
    filled = [cell for cell in cells if cell.strip()]
    if sign_beside(cells):
        return filled[0].strip(), filled[1]
    if len(filled) != 1:
        return "", ""
    if level < 0:
        return ITEM, filled[0]
    found = _SIGN.match(filled[0])
    return (found[1], filled[0][found.end() :]) if found else ("", filled[0])


def sign_beside(cells: Sequence[str]) -> str:
    """The sign of an item that a wide gap parts from its text, so that it is a cell of its own; empty for other lines."""
    filled = [cell for cell in cells if cell.strip()]
    sign = filled[0].strip() if len(filled) == 2 else ""
    return sign if len(sign) == 1 and sign in _ALONE else ""


def number_and_text(cells: Sequence[str]) -> tuple[str, str]:
    """The kind of number an item begins with, as a sign, and its text; no sign for a line that is no numbered item."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    first = _CIRCLED.sub(r"\1 ", f"{filled[0]} ") if filled else ""
    found = enumerator(first) if len(filled) in (1, 2) else None
    text = first[numbered(first) :].strip()
    if not found or bool(text) == (len(filled) == 2):
        return "", ""
    return f"{NUMBERED}{found[0].rstrip()}", text or filled[1]
