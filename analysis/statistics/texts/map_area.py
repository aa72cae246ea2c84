"""A part of the map that somebody drew: a box or a line around points, as an address writes it, and the points within.

A box is two corners, a line three points or more: `1200-800_2400-1900` in steps of the grid (see `map_grid`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from analysis.statistics.texts.map_grid import NOWHERE, SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.statistics.texts.map_grid import MapGrid

MOST = 24
"""Points of a line; the browser leaves out those that bend it least."""
LONGEST = MOST * len("65535-65535_")
_SHAPE = re.compile(r"[0-9]{1,5}-[0-9]{1,5}(?:_[0-9]{1,5}-[0-9]{1,5})*")

Corners = tuple[tuple[int, int], ...]


def fault(text: str) -> str:
    """Why a text is no area, as the end of a sentence before ため; empty where it is one.

    >>> fault("0-0_90-40"), fault("5-5_2-9")
    ('', '左上と右下の角が逆の')
    """
    if not _SHAPE.fullmatch(text):
        return "「横-縦」の数の組を「_」でつないだ形ではない"
    corners = _corners(text)
    if not 2 <= len(corners) <= MOST:
        return f"角が{len(corners)}個で、2個から{MOST}個までではない"
    if max(max(each) for each in corners) > SIDE:
        return f"地図の端（{SIDE:,}）より先を指している"
    if len(corners) == 2 and not (corners[0][0] <= corners[1][0] and corners[0][1] <= corners[1][1]):
        return "左上と右下の角が逆の"
    return ""


def inside(grid: MapGrid, text: str) -> NDArray[np.intp]:
    """Rows of the comments whose points lie in an area; in none where the text is no area.

    Within a line is what a ray to the right crosses it an odd number of times from (even–odd rule). The browser counts by the
    same steps in the same order (points.js), so that both find the same points even on the line.
    """
    if fault(text):
        return np.array([], np.intp)
    corners, x, y = _corners(text), grid.x.astype(np.float64), grid.y.astype(np.float64)
    if len(corners) == 2:
        (left, top), (right, bottom) = corners
        found = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
    else:
        found = np.zeros(len(x), bool)
        for (x1, y1), (x2, y2) in zip(corners, (corners[-1], *corners[:-1]), strict=True):
            if y1 != y2:
                found ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return np.flatnonzero(found & (grid.group != NOWHERE))


def _corners(text: str) -> Corners:
    return tuple((int(x), int(y)) for x, y in (pair.split("-") for pair in text.split("_")))
