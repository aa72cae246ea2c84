"""Room for labels: nodes of a figure moved just so far that no label covers another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.float64]
    """One row a node: x and y."""

STEPS = 60


def pushed_apart(places: Places, boxes: Places) -> Places:
    """Move nodes until no two labels overlap; `boxes` are half widths and half heights in the units of `places`.

    A pair is pushed along the axis on which less movement frees it. Same input, same places; gives up after a fixed number
    of steps.
    """
    places = places.copy()
    for _ in range(STEPS):
        gaps = places[:, None] - places[None]
        overlap = boxes[:, None] + boxes[None] - np.abs(gaps)
        touching: NDArray[np.bool_] = np.all(overlap > 1e-9, axis=2)
        np.fill_diagonal(touching, False)
        if not touching.any():
            break
        places += _nudges(gaps, overlap, touching)
    return places


def fitted(places: Places, width: float, height: float) -> Places:
    """Stretch places to a frame of that size, each axis by itself; what lies on one line is put in the middle."""
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    frame = np.array([width, height])
    wide = np.where(high > low, high - low, 1)
    return np.where(high > low, (places - low) / wide * frame, frame / 2)


def _nudges(gaps: NDArray[np.float64], overlap: NDArray[np.float64], touching: NDArray[np.bool_]) -> Places:
    """Half of each overlap, for both nodes of the pair; nodes on the same spot part by their order."""
    order = np.sign(np.arange(len(gaps))[:, None] - np.arange(len(gaps))[None])
    sign = np.where(gaps == 0, order[:, :, None], np.sign(gaps))
    sideways = overlap[:, :, 0] < overlap[:, :, 1]
    moves = np.where(np.stack([sideways, ~sideways], axis=2), overlap / 2, 0) * sign
    nudges: Places = np.where(touching[:, :, None], moves, 0).sum(axis=1)
    return nudges
