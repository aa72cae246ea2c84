"""What lies in a box or within a line drawn on the map."""

from __future__ import annotations

import doctest

import numpy as np
import pytest

from analysis.statistics.texts import map_area
from analysis.statistics.texts.map_area import MOST, fault, inside
from analysis.statistics.texts.map_grid import NOWHERE, MapGrid

PLACES = [(0, 0), (10, 10), (20, 10), (30, 30), (10, 30), (20, 20)]


@pytest.fixture
def grid():
    """Six points; the last is in no group."""
    x, y = np.array(PLACES, np.uint16).T
    group = np.array([0, 0, 0, 0, 0, NOWHERE], np.uint8)
    return MapGrid(40, 40, x, y, group, np.zeros((1, 3), np.int64), 1.0)


def test_examples():
    assert doctest.testmod(map_area).failed == 0


@pytest.mark.parametrize(
    ("area", "rows"),
    [
        ("0-0_40-40", [0, 1, 2, 3, 4]),
        ("10-10_20-30", [1, 2, 4]),  # the edge belongs to a box
        ("11-11_19-29", []),
        ("10-10_10-10", [1]),
        ("5-5_25-5_25-15_5-15", [1, 2]),
        ("5-5_35-35_5-35", [4]),  # the slope through (10, 10) and (30, 30) leaves both to its right
        ("5-15_25-15_25-5_5-5", [1, 2]),  # the other way round
        ("0-5_30-5_30-40_25-40_25-15_0-15", [1, 2]),  # a hook
        ("5-5_35-35_35-5_5-35", [3]),  # crossing itself
    ],
)
def test_the_points_of_an_area(grid, area, rows):
    assert fault(area) == "" and inside(grid, area).tolist() == rows


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("", "形"),
        ("1", "形"),
        ("1-2_", "形"),
        ("-1-2_3-4", "形"),
        ("1.5-2_3-4", "形"),
        ("１-２_３-４", "形"),
        ("1-2_3-4\n", "形"),
        ("123456-1_1-1", "形"),
        ("1-2", "1個"),
        ("65536-0_65535-1", "65,535"),
        ("10-10_5-20", "逆"),
        ("10-10_15-5", "逆"),
        ("_".join(["1-1"] * (MOST + 1)), f"{MOST + 1}個"),
    ],
)
def test_what_is_no_area_says_why_and_holds_nothing(grid, area, said):
    assert said in fault(area)
    assert inside(grid, area).tolist() == []


def test_as_many_corners_as_allowed_at_the_far_edge_fit_an_address(grid):
    area = "_".join(["65535-65535"] * MOST)
    assert fault(area) == "" and len(area) < map_area.LONGEST
    assert inside(grid, area).tolist() == []
