"""The map: every grouped comment in its disk, no disk over another, the same on every run."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.texts.text_groups import text_groups
from analysis.statistics.texts.text_map import text_map
from tests.analysis.statistics.texts.test_text_groups import ALONE, BUS, LIBRARY, matrix_of

PARK = [["公園", "木"], ["公園", "池"], ["木", "池", "公園"]]
TEXTS = [*LIBRARY, *ALONE, *BUS, *PARK, ["公園", "バス", "木"]]


def mapped(texts=TEXTS, count=3):
    grouping = text_groups(matrix_of(texts), count)
    return grouping.groups, text_map(grouping)


def test_each_comment_lies_in_the_disk_of_its_group_and_nowhere_without_one():
    groups, places = mapped()
    points = np.column_stack([places.x, places.y])
    assert np.isnan(points[3]).all()
    inside = np.flatnonzero(groups.group >= 0)
    away = np.linalg.norm(points[inside] - places.middle[groups.group[inside]], axis=1)
    assert (away <= places.radius[groups.group[inside]] + 1e-3).all()


def test_disks_are_as_large_as_their_groups_and_do_not_overlap():
    groups, places = mapped()
    assert places.radius**2 == pytest.approx(groups.sizes)
    for one in range(len(places.radius)):
        for other in range(one):
            assert (
                np.linalg.norm(places.middle[one] - places.middle[other]) >= (places.radius[one] + places.radius[other]) * 0.999
            )


def test_what_speaks_of_another_group_too_lies_on_its_side():
    groups, places = mapped()
    mixed, own = len(TEXTS) - 1, int(groups.group[-1])
    other = int(groups.group[4 if own == groups.group[8] else 8])
    way = places.middle[other] - places.middle[own]
    at = np.array([places.x[mixed], places.y[mixed]]) - places.middle[own]
    assert at @ way > 0


def test_the_same_texts_give_the_same_map():
    (_, one), (_, two) = mapped(), mapped()
    assert np.array_equal(one.x, two.x, equal_nan=True) and np.array_equal(one.middle, two.middle)


@pytest.mark.parametrize("texts", [[], [["犬"], ["猫"]], LIBRARY])
def test_few_texts_have_a_map_or_none(texts):
    groups, places = mapped(texts)
    assert len(places.x) == len(texts) and len(places.radius) == len(groups.sizes)
    assert np.isfinite(places.middle).all()
