"""Checking a theme by a sample: chosen alike each time, and each side weighed by its size."""

from __future__ import annotations

import pytest

from analysis.themes.checking import EACH, agreement, sample

ALL = [str(number) for number in range(1, 201)]
INSIDE = ALL[:50]


def test_as_many_of_either_side_are_asked_about_and_the_order_tells_nothing():
    asked = sample("T1", ALL, INSIDE)
    inside = [each in INSIDE for each in asked]
    assert (sum(inside), len(asked), len(set(asked))) == (EACH, 2 * EACH, 2 * EACH)
    assert asked == sample("T1", list(reversed(ALL)), set(INSIDE))
    assert 3 <= sum(inside[:EACH]) <= EACH - 3 and asked != sample("T2", ALL, INSIDE)


def test_of_a_small_side_all_are_asked_about():
    assert len(sample("T1", ALL, ALL[:4])) == EACH + 4
    assert sample("T1", [], []) == []


def test_each_side_counts_by_its_size():
    """Of 50 with the theme 12 of 15 are right: 40; of 150 without it 1 of 15 is missed: 10."""
    asked = sample("T1", ALL, INSIDE)
    sides = [[each for each in asked if (each in INSIDE) == with_it] for with_it in (True, False)]
    answers = dict.fromkeys(asked, False) | dict.fromkeys([*sides[0][:12], sides[1][0]], True)
    found = agreement(answers, ALL, INSIDE)
    assert found.precision.share == pytest.approx(0.8)
    assert found.recall.share == pytest.approx(40 / 50)
    assert found.f1.share == pytest.approx(0.8)
    for each in found:
        assert 0 < each.low < each.share < each.high <= 1
    assert found == agreement(answers, ALL, INSIDE)


def test_fewer_answers_leave_a_wider_range():
    asked = sample("T1", ALL, INSIDE)
    answers = {each: each in INSIDE for each in asked}
    few = dict(list(answers.items())[:8])
    whole, part = (agreement(each, ALL, INSIDE) for each in (answers, few))
    assert whole.f1.share == part.f1.share == 1
    assert part.f1.low < whole.f1.low


def test_before_both_sides_have_answers_nothing_is_said():
    assert agreement({}, ALL, INSIDE) is None
    assert agreement({"1": True}, ALL, INSIDE) is None
