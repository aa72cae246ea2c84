"""Cells that extend over several: every row is as wide as the table, and a place without a cell of its own says so."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.limits import CELLS, SPAN
from analysis.ingest.readers.web.spans import Grid
from analysis.package.problem import PackageError


def grid(*rows):
    made = Grid("a.html")
    for row in rows:
        made.add(row)
    return list(made.rows())


def test_a_cell_over_two_rows_leaves_its_place_empty_below():
    assert grid([("分類", 2, 1), ("意見1", 1, 1)], [("意見2", 1, 1)]) == [
        (("分類", "意見1"), frozenset()),
        (("", "意見2"), frozenset({0})),
    ]


def test_a_cell_over_two_columns_leaves_the_second_empty():
    assert grid([("見出し", 1, 2), ("右", 1, 1)], [("a", 1, 1), ("b", 1, 1), ("c", 1, 1)]) == [
        (("見出し", "", "右"), frozenset({1})),
        (("a", "b", "c"), frozenset()),
    ]


def test_a_cell_without_end_goes_down_to_the_last_row():
    rows = grid([("交通", 0, 1), ("1", 1, 1)], [("2", 1, 1)], [("3", 1, 1)])
    assert [merged for _, merged in rows] == [frozenset(), frozenset({0}), frozenset({0})]


def test_short_rows_are_filled_and_no_rows_are_none():
    assert [cells for cells, _ in grid([("a", 1, 1), ("b", 1, 1)], [("c", 1, 1)])] == [("a", "b"), ("c", "")]
    assert grid() == []


def test_spans_past_all_measure_are_cut_and_a_table_past_it_is_refused():
    ((cells, _),) = grid([("a", 1, SPAN * 10)])
    assert len(cells) == SPAN
    with pytest.raises(PackageError, match="セルが多すぎます"):
        grid(*[[("a", 1, SPAN)]] * (CELLS // SPAN // 2))
