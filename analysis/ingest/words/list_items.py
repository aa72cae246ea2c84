"""Items of a list and the arrows below them: the sign before a line, and the text behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = "#li"
"""Instead of a sign: an item of a list as the format has it."""
_SIGN = re.compile(r"\s*([・･●○◯•‣▪■◆◇□◎☆★*]|[-－–](?=[\s　])|→|⇒|⇨|➡|▶)[\s　]*(?=\S)")
ARROWS = ("→", "⇒", "⇨", "➡", "▶")


def sign_and_text(cells: Sequence[str], level: int = 0) -> tuple[str, str]:
    """The sign of an item and its text; no sign for a line that is none, or that has several cells.

    `level` is that of the line, below 0 where the format itself says that it is an item.
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1:
        return "", ""
    if level < 0:
        return ITEM, filled[0]
    found = _SIGN.match(filled[0])
    return (found[1], filled[0][found.end() :]) if found else ("", filled[0])
