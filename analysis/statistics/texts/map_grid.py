"""The map on a grid of whole numbers, as a browser gets it: so that both sides count the same points within a line drawn on it.

The grid begins at the upper left corner of all disks and is SIDE long on the map's longer side.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.statistics.texts.text_groups import TextGroups
    from analysis.statistics.texts.text_map import TextMap

SIDE = 65_535
"""Two bytes a number: 345,100 points with their groups are 1.7 MB. At 64 times the size of a screen a step is half a pixel."""
NOWHERE = 255
"""The group of a comment that is in none."""
ROOM = 0.02
"""Free at the edge, of the longer side."""


class MapGrid(NamedTuple):
    """Points and disks; y runs downwards, as on a screen."""

    width: int
    height: int
    x: NDArray[np.uint16]
    y: NDArray[np.uint16]
    """Of each comment; without meaning for one that is in no group."""
    group: NDArray[np.uint8]
    """Of each comment; NOWHERE for one that is in none."""
    disks: NDArray[np.int64]
    """x, y and radius of each group."""
    step: float
    """The radius of a disk of one comment."""


def map_grid(places: TextMap, groups: TextGroups) -> MapGrid:
    """Put a map on the grid; of a map without groups all is 0."""
    count = len(places.x)
    if not len(places.radius):
        nothing = np.zeros(count, np.uint16)
        return MapGrid(SIDE, SIDE, nothing, nothing, np.full(count, NOWHERE, np.uint8), np.zeros((0, 3), np.int64), 1.0)
    radius = places.radius[:, None]
    low, high = (places.middle - radius).min(axis=0), (places.middle + radius).max(axis=0)
    room = ROOM * (high - low).max()
    low, high = low - room, high + room
    scale = SIDE / (high - low).max()
    width, height = (int(each) for each in np.ceil((high - low) * scale - 1e-6))
    on_map = groups.group >= 0
    x = np.where(on_map, (places.x - low[0]) * scale, 0).round().clip(0, width).astype(np.uint16)
    y = np.where(on_map, (high[1] - places.y) * scale, 0).round().clip(0, height).astype(np.uint16)
    middle = (places.middle - low) * scale
    disks = np.column_stack([middle[:, 0], height - middle[:, 1], places.radius * scale]).round().astype(np.int64)
    return MapGrid(width, height, x, y, np.where(on_map, groups.group, NOWHERE).astype(np.uint8), disks, float(scale))


def packed(grid: MapGrid, ids: Sequence[str]) -> bytes:
    """The points as bytes: length of the head (4), head (JSON), x (2 each), y (2 each), groups (1 each), the comments' numbers.

    Least byte first. The numbers are lines of text, and left out where they are 1, 2, 3 …
    """
    counted = all(number == str(place) for place, number in enumerate(ids, start=1))
    head = json.dumps({"count": len(grid.x), "width": grid.width, "height": grid.height, "step": grid.step, "numbered": counted})
    head += " " * (-len(head) % 4)
    points = (grid.x.astype("<u2"), grid.y.astype("<u2"), grid.group)
    names = b"" if counted else "\n".join(ids).encode("utf-8")
    return b"".join([len(head).to_bytes(4, "little"), head.encode("ascii"), *(each.tobytes() for each in points), names])


def bits(rows: NDArray[np.intp], count: int) -> bytes:
    """Which of so many rows are meant, a bit each, the first in the lowest bit."""
    chosen = np.zeros(count, bool)
    chosen[rows] = True
    return np.packbits(chosen, bitorder="little").tobytes()
