"""Items of a list and the arrows below them: the sign before a line, and the text behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = "#li"
"""Instead of a sign: an item of a list as the format has it."""
_SIGN = re.compile(r"\s*([・･●○◯•‣▪■◆◇□◎☆★*]|[-－–](?=[\s　])|→|⇒|⇨|➡|▶)[\s　]*(?=\S)")
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
