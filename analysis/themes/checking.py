"""How far a theme agrees with a reader: a sample of comments with and without it, answered without knowing which is which."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

EACH = 15
"""Comments that are asked about on either side, or as many as there are."""
DRAWS, SEED = 20_000, 0
"""Draws for an interval; with a fixed seed the same answers have the same interval."""
CENTRAL = 0.95


class Checked(NamedTuple):
    """A share with the range that holds it with probability CENTRAL."""

    share: float
    low: float
    high: float


class Agreement(NamedTuple):
    """What the answers say of a theme."""

    precision: Checked
    """Of the comments that have the theme, those that the reader finds it in."""
    recall: Checked
    """Of the comments that the reader finds it in, those that have it."""
    f1: Checked
    """Harmonic mean of the two."""


def sample(theme: str, comments: Sequence[str], inside: Collection[str]) -> list[str]:
    """The comments to ask about: EACH of those with the theme and EACH of those without, mixed.

    They are chosen and ordered by a hash of theme and number, so that the same theme asks about the same comments as long as
    those that have it stay the same, and the order tells nothing.
    """
    known = set(inside)
    order = sorted(comments, key=lambda each: hashlib.sha256(f"{theme}\n{each}".encode()).digest())
    chosen = [*[each for each in order if each in known][:EACH], *[each for each in order if each not in known][:EACH]]
    return [each for each in order if each in set(chosen)]


def agreement(answers: Mapping[str, bool], comments: Sequence[str], inside: Collection[str]) -> Agreement | None:
    """Precision, recall and F1 by the answers (comment → whether the reader finds the theme in it).

    None before both sides have answers. The two sides are sampled apart, so that each answer stands for as many comments as its
    side has. The ranges come from the posterior shares of either side under Jeffreys' prior (Brown, Cai & DasGupta 2001).
    """
    known = set(inside)
    sides = [[yes for comment, yes in answers.items() if (comment in known) == with_it] for with_it in (True, False)]
    if not all(sides):
        return None
    with_it = len(known)
    without = len(comments) - with_it
    chance = np.random.default_rng(SEED)
    drawn = [chance.beta(sum(side) + 0.5, len(side) - sum(side) + 0.5, DRAWS) for side in sides]
    found = [np.array([sum(side) / len(side)]) for side in sides]
    points, ranges = (_measures(right, missed, with_it, without) for right, missed in (found, drawn))
    return Agreement(*(_checked(float(point[0]), spread) for point, spread in zip(points, ranges, strict=True)))


def _measures(right: np.ndarray, missed: np.ndarray, with_it: int, without: int) -> list[np.ndarray]:
    """Precision, recall and F1 from the share of either side that the reader finds the theme in."""
    true, left = right * with_it, missed * without
    found = true + left
    recall = np.divide(true, found, out=np.ones_like(true), where=found > 0)
    return [right, recall, 2 * true / np.maximum(with_it + found, 1e-12)]


def _checked(share: float, spread: np.ndarray) -> Checked:
    tail = (1 - CENTRAL) / 2
    low, high = np.quantile(spread, [tail, 1 - tail])
    return Checked(share, float(low), float(high))
