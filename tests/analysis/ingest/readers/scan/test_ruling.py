"""Rules of tables in pictures: found where they run, whole where a scanner broke them, and taken out of the picture."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.ingest.readers.scan.ruling import BROKEN, DARK, LONG, rules_across, turned, without

WIDTH = 1000
LEAST = int(WIDTH * LONG)


def ink(*strokes):
    """A picture of 100 rows with dark strokes: top, bottom, left, right."""
    picture = np.zeros((100, WIDTH), dtype=bool)
    for top, bottom, left, right in strokes:
        picture[top:bottom, left:right] = True
    return picture


def test_a_rule_is_as_thick_as_it_is_drawn():
    assert rules_across(ink((10, 13, 100, 900), (50, 51, 0, WIDTH))) == [(100, 10, 900, 13), (0, 50, WIDTH, 51)]


@pytest.mark.parametrize(("length", "found"), [(LEAST, 1), (LEAST - 1, 0)])
def test_how_long_a_rule_is_at_least(length, found):
    assert len(rules_across(ink((10, 11, 100, 100 + length)))) == found


@pytest.mark.parametrize(("gap", "found"), [(BROKEN, 1), (BROKEN + 1, 2)])
def test_a_gap_of_a_few_pixels_does_not_part_a_rule(gap, found):
    assert len(rules_across(ink((10, 11, 100, 400), (10, 11, 400 + gap, 800)))) == found


def test_a_rule_that_climbs_by_a_pixel_is_one():
    assert len(rules_across(ink((10, 11, 100, 520), (11, 12, 480, 900)))) == 1


@pytest.mark.parametrize(("grey", "dark"), [(DARK - 1, True), (DARK, False)])
def test_how_dark_ink_is(grey, dark):
    picture = np.where(ink((10, 12, 100, 900)), grey, 255)
    assert bool(rules_across(picture < DARK)) == dark


def test_rules_from_top_to_bottom_are_found_in_the_picture_on_its_side():
    assert turned(rules_across(ink((10, 12, 100, 900)).T.copy().T)) == [(10, 100, 12, 900)]


def test_the_picture_without_rules_keeps_what_is_beside_them():
    picture = np.where(ink((10, 12, 100, 900), (40, 60, 300, 310)), 0, 255).astype(np.uint8)
    bare = without(picture, [(100, 10, 900, 12)])
    assert (bare[8:14] == 255).all()
    assert (bare[40:60, 300:310] == 0).all()
    assert (picture[10:12, 100:900] == 0).all(), "the picture itself stays"
