"""The map on a grid: places keep their order and lie in their disks; the bytes read back as they were written."""

from __future__ import annotations

import json

import numpy as np
import pytest

from analysis.statistics.texts.map_grid import NOWHERE, SIDE, bits, map_grid, packed
from tests.analysis.statistics.texts.test_text_map import mapped


@pytest.fixture
def grid():
    groups, places = mapped()
    return map_grid(places, groups), groups, places


def test_the_grid_is_as_long_as_its_numbers_reach_and_holds_every_disk(grid):
    found, groups, _ = grid
    assert max(found.width, found.height) == SIDE and min(found.width, found.height) > SIDE / 10
    x, y, radius = found.disks.T
    assert len(x) == len(groups.sizes)
    assert (x - radius > 0).all() and (x + radius < found.width).all()
    assert (y - radius > 0).all() and (y + radius < found.height).all()


def test_points_lie_in_the_disks_of_their_groups_and_upside_down(grid):
    found, groups, places = grid
    on_map = np.flatnonzero(groups.group >= 0)
    x, y, radius = found.disks[groups.group[on_map]].T
    away = np.hypot(found.x[on_map].astype(float) - x, found.y[on_map].astype(float) - y)
    assert (away <= radius + 2).all()
    assert found.x[on_map].argsort(kind="stable").tolist() == places.x[on_map].argsort(kind="stable").tolist()
    assert found.y[on_map].argmax() == places.y[on_map].argmin()
    assert found.group.tolist() == [each if each >= 0 else NOWHERE for each in groups.group.tolist()]
    assert found.step == pytest.approx(radius[0] / places.radius[groups.group[on_map[0]]], abs=1)


@pytest.mark.parametrize(("ids", "named"), [(None, False), ("第{}号", True)])
def test_what_is_packed_reads_back(grid, ids, named):
    found, *_ = grid
    count = len(found.x)
    numbers = [(ids or "{}").format(place) for place in range(1, count + 1)]
    content = packed(found, numbers)
    length = int.from_bytes(content[:4], "little")
    head, rest = json.loads(content[4 : 4 + length]), content[4 + length :]
    assert (4 + length) % 4 == 0  # a browser reads numbers of two bytes at even places alone
    assert head == {
        "count": count,
        "width": found.width,
        "height": found.height,
        "step": found.step,
        "numbered": not named,
    }
    assert np.frombuffer(rest, "<u2", count).tolist() == found.x.tolist()
    assert np.frombuffer(rest, "<u2", count, 2 * count).tolist() == found.y.tolist()
    assert list(rest[4 * count : 5 * count]) == found.group.tolist()
    assert rest[5 * count :].decode() == ("\n".join(numbers) if named else "")


def test_numbers_that_skip_one_are_sent():
    groups, places = mapped()
    skipped = [str(place) for place in range(2, len(places.x) + 2)]
    assert packed(map_grid(places, groups), skipped).endswith("\n".join(skipped).encode())


def test_chosen_rows_are_a_bit_each():
    assert bits(np.array([0, 3, 8]), 9) == bytes([0b1001, 1])
    assert bits(np.array([], np.intp), 3) == b"\0"


@pytest.mark.parametrize("texts", [[], [["犬"], ["猫"]]])
def test_a_map_without_groups_has_no_point(texts):
    groups, places = mapped(texts)
    found = map_grid(places, groups)
    assert (found.group == NOWHERE).all() and len(found.x) == len(texts) and found.disks.shape == (0, 3)
    assert packed(found, ["a"] * len(texts))
