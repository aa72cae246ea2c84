"""A place for each comment on a map: comments of one group lie in one disk, groups of like words near each other.

The disks are as large as their groups, so that no place is denser than another: a crowd says how many comments share words, never
how many people agree. Nothing is drawn by chance, so the same groups give the same map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.statistics.texts.text_groups import Grouping

    Floats = NDArray[np.float64]

GOLDEN = np.pi * (3 - np.sqrt(5))
"""Angle (radians) by which neighbours in a row are turned, so that they fill a disk evenly (Vogel 1979)."""
ROUNDS, GAP = 300, 1.08
"""Steps in which disks that overlap push each other apart, and how far apart their middles come, in sums of radii."""


class TextMap(NamedTuple):
    """Places in units of which a disk of one comment has the radius 1."""

    x: NDArray[np.float32]
    y: NDArray[np.float32]
    """Of each comment; missing for one that is in no group."""
    middle: Floats
    """x and y of each group."""
    radius: Floats
    """Of each group."""


def text_map(grouping: Grouping) -> TextMap:
    """Lay out the comments of some groups.

    In its disk a comment lies the nearer to the middle, the more of its words are the group's own, and on the side of the group
    that has most of the rest.
    """
    groups = grouping.groups
    radius = np.sqrt(np.array(groups.sizes, dtype=np.float64))
    middle = _apart(_by_likeness(grouping.likeness), radius)
    places = np.full((len(groups.group), 2), np.nan)
    shares = grouping.parts**2
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
    for group in range(len(radius)):
        rows = np.flatnonzero(groups.group == group)
        places[rows] = middle[group] + radius[group] * _in_disk(shares[rows], group, middle)
    return TextMap(places[:, 0].astype(np.float32), places[:, 1].astype(np.float32), middle, radius)


def _by_likeness(likeness: Floats) -> Floats:
    """Middles whose distances are those of the words as far as a plane allows (classical scaling: Torgerson 1952)."""
    count = len(likeness)
    if count < 2:
        return np.zeros((count, 2))
    squares = np.maximum(2 - 2 * likeness, 0)
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred)
    axes = vectors[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 0))
    if axes.shape[1] < 2:
        axes = np.column_stack([axes, np.zeros(count)])
    # Which way an axis points is nobody's: the first group lies to the right and above.
    turned: Floats = axes * np.where(axes[0] < 0, -1.0, 1.0)
    return turned


def _apart(places: Floats, radius: Floats) -> Floats:
    """Middles in the same directions, so far apart that no two disks overlap."""
    if len(places) < 2:
        return places
    spread = np.sqrt((places**2).sum(axis=1)).max() or 1.0
    turns = GOLDEN * np.arange(len(places))  # two groups of the same words lie beside each other, not on each other
    places = places / spread * np.sqrt((radius**2).sum()) + np.column_stack([np.cos(turns), np.sin(turns)])
    wanted = GAP * (radius[:, None] + radius[None, :])
    for _ in range(ROUNDS):
        between = places[:, None] - places[None, :]
        distance = np.sqrt((between**2).sum(axis=2)) + np.eye(len(places))
        push = np.maximum(wanted - distance, 0) / distance * (1 - np.eye(len(places)))
        places = places * 0.995 + 0.5 * (between * push[:, :, None]).sum(axis=1)
    while (short := _overlap(places, wanted)) > 1:
        places = places * short
    return places


def _overlap(places: Floats, wanted: Floats) -> float:
    """By how much all middles have to move apart so that no two disks overlap; 1 where none does."""
    distance = np.sqrt(((places[:, None] - places[None, :]) ** 2).sum(axis=2))
    pairs = np.triu_indices(len(places), 1)
    return float(max((wanted[pairs] / GAP / np.maximum(distance[pairs], 1e-9)).max(), 1.0))


def _in_disk(shares: Floats, group: int, middle: Floats) -> Floats:
    """Places of a group's comments in a disk of radius 1: the purest in the middle, the others towards what else they say."""
    others = shares.copy()
    others[:, group] = 0
    pull = others @ (middle - middle[group])
    order = np.lexsort((np.arange(len(shares)), -shares[:, group]))
    rank = np.empty(len(shares))
    rank[order] = np.arange(len(shares))
    angle = np.arctan2(pull[:, 1], pull[:, 0])
    # Comments that pull the same way fan out around it; those that pull nowhere fill the disk evenly.
    certain = np.minimum(others.sum(axis=1), 1)[:, None]
    spiral = np.column_stack([np.cos(rank * GOLDEN), np.sin(rank * GOLDEN)])
    way = certain * np.column_stack([np.cos(angle), np.sin(angle)]) + spiral
    way /= np.maximum(np.sqrt((way**2).sum(axis=1, keepdims=True)), 1e-9)
    placed: Floats = np.sqrt((rank + 0.5) / len(shares))[:, None] * way
    return placed
