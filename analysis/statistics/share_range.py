"""The range of a share that a sample shows."""

from __future__ import annotations

from scipy.special import betaincinv

CENTRAL = 0.95


def share_range(count: int, of: int) -> tuple[float, float]:
    """Lower and upper bound of the share behind `count` of `of`: Jeffreys' interval at CENTRAL, from 0 where the count is 0 and
    to 1 where it is all (Brown, Cai & DasGupta 2001, Statistical Science 16, 101-133). Of nothing the share may be anything.
    """
    if not of:
        return 0.0, 1.0
    tail = (1 - CENTRAL) / 2
    low, high = (float(betaincinv(count + 0.5, of - count + 0.5, each)) for each in (tail, 1 - tail))
    return (low if count else 0.0), (high if count < of else 1.0)
