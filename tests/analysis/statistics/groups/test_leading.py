"""The largest row is named where there is one to name."""

from __future__ import annotations

from analysis.statistics.groups.leading import Leading, leading


def test_one_or_two_rows_lead():
    assert leading(["a", "b", "c"], [1, 5, 2]) == Leading(("b",), 5)
    assert leading(["a", "b", "c"], [5, 5, 2]) == Leading(("a", "b"), 5)


def test_nothing_leads_where_three_are_alike_all_are_alike_or_nothing_is_counted():
    assert leading(["a", "b", "c", "d"], [5, 5, 5, 1]) is None
    assert leading(["a", "b"], [4, 4]) is None
    assert leading(["a", "b"], [0, 0]) is leading([], []) is None


def test_a_single_row_is_itself_the_largest():
    assert leading(["a"], [3]) == Leading(("a",), 3)
