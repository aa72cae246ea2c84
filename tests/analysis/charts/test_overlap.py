"""Overlap: circles and the lens between them are as large as the counts say."""

from __future__ import annotations

from math import pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.overlap import centre_distance, overlap_circles, shared_area

NAMES = ("DX", "区民協働")


def test_circles_apart_touching_and_inside():
    assert shared_area(1, 1, 2) == 0
    assert shared_area(1, 3, 1.5) == pytest.approx(pi)
    assert shared_area(1, 1, 0) == pytest.approx(pi)


def test_half_shifted_unit_circles():
    # Two unit circles whose centres lie on each other's edge share 2π/3 − √3/2.
    assert shared_area(1, 1, 1) == pytest.approx(2 * pi / 3 - sqrt(3) / 2)


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_the_shared_area_is_the_shared_count(left, right, data):
    both = data.draw(st.integers(1, min(left, right)))
    radii = sqrt(left / pi), sqrt(right / pi)
    assert shared_area(*radii, centre_distance(*radii, both)) == pytest.approx(both, rel=1e-3, abs=1e-3)


def test_each_part_has_its_number_and_key():
    counts = {"target": 38, "both": 6, "reference": 20, "neither": 30}
    numbers = overlap_circles(counts, names=NAMES).data[0]
    assert dict(zip(numbers.customdata, numbers.text, strict=True)) == {key: f"<b>{n}件</b>" for key, n in counts.items()}


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (5, 0, 0, 0), (0, 0, 7, 1), (0, 4, 0, 0), (0, 3, 9, 0)])
def test_empty_parts_are_drawn_too(counts):
    figure = overlap_circles(dict(zip(("target", "both", "reference", "neither"), counts, strict=True)), names=NAMES)
    assert len(figure.data[0].x) == 4
