"""Rules of tables in a picture of a page: where they run, and the picture without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import binary_closing

if TYPE_CHECKING:
    from numpy.typing import NDArray

DARK = 140
"""Grey value below which a pixel is ink. Rules and print of the scans of the tests are below 110, paper is above 200."""
LONG = 0.04
"""Length of a rule at least, as a share of the width of the page: 8 mm on A4, more than any stroke of print."""
BROKEN = 2
"""Pixels of a rule that may be missing before it is another one; 5 make rules of lines of print."""


def long_runs(ink: NDArray[np.bool_], least: int) -> list[tuple[int, int, int]]:
    """Stretches of ink of at least so many pixels along the rows of a picture: row, first pixel, pixel after the last."""
    edges = np.diff(np.pad(ink.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    row, begin = np.nonzero(edges == 1)
    _, end = np.nonzero(edges == -1)
    kept = end - begin >= least
    return list(zip(row[kept].tolist(), begin[kept].tolist(), end[kept].tolist(), strict=True))


def rules_across(ink: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Rules from left to right: left, top, right, bottom in pixels; neighbouring rows of ink are one rule."""
    runs = long_runs(closed(ink), int(ink.shape[1] * LONG))
    rules: list[list[int]] = []
    for row, begin, end in runs:
        last = next((rule for rule in reversed(rules) if row - rule[3] <= 1 and begin < rule[2] and end > rule[0]), None)
        if last:
            last[:] = [min(last[0], begin), last[1], max(last[2], end), row]
        else:
            rules.append([begin, row, end, row])
    return [(left, top, right, bottom + 1) for left, top, right, bottom in rules]


def closed(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Ink with gaps of a few pixels along its rows filled (a morphological closing)."""
    wide = np.pad(ink, ((0, 0), (BROKEN, BROKEN)))
    found: NDArray[np.bool_] = binary_closing(wide, np.ones((1, BROKEN + 1), dtype=bool))
    return found[:, BROKEN:-BROKEN]


def turned(rules: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Rules found in a picture laid on its side, as they stand in the picture."""
    return [(top, left, bottom, right) for left, top, right, bottom in rules]


def without(picture: NDArray[np.uint8], rules: list[tuple[int, int, int, int]]) -> NDArray[np.uint8]:
    """The picture with paper where the rules are, and a pixel around them, which scanners blur."""
    found = picture.copy()
    for left, top, right, bottom in rules:
        found[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = 255
    return found
