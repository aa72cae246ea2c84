"""The range of a share, against what defines it."""

from __future__ import annotations

import pytest
from scipy.integrate import quad

from analysis.statistics.share_range import share_range


@pytest.mark.parametrize(("count", "of"), [(1, 2), (3, 10), (12, 30)])
def test_it_holds_95_of_100_of_the_beta_density_with_the_rest_evenly_outside(count, of):
    def density(share: float) -> float:
        return share ** (count - 0.5) * (1 - share) ** (of - count - 0.5)

    whole = quad(density, 0, 1)[0]
    low, high = share_range(count, of)
    assert quad(density, 0, low)[0] / whole == pytest.approx(0.025, abs=1e-6)
    assert quad(density, high, 1)[0] / whole == pytest.approx(0.025, abs=1e-6)


def test_none_and_all_reach_the_ends():
    assert share_range(0, 5)[0] == 0 and share_range(5, 5)[1] == 1
    assert share_range(0, 5)[1] == pytest.approx(1 - share_range(5, 5)[0])


def test_of_nothing_the_share_may_be_anything():
    assert share_range(0, 0) == (0.0, 1.0)
