"""The grid of ranges: each cell shows what the margins leave possible, on one scale, and gives back its keys."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts.bounds import REACH, bounds_grid, range_text
from analysis.statistics.groups.cross_table import cell_bounds

MARKS = {"◎": "◎ 計画に反映", "○": "○ 素案に掲載"}
PILLARS = {"a": "あ", "b": "い"}
BOUNDS = cell_bounds(pd.Series({"◎": 2, "○": 8}), pd.Series({"a": 7, "b": 3}))


def grid(table=BOUNDS, **options):
    return bounds_grid(table, row_names=MARKS, column_names=PILLARS, count_name="人が読んで付けた区分", **options)


def on_top(figure):
    return figure.data[-1]


def test_each_cell_says_its_range_and_its_keys():
    top = on_top(grid(BOUNDS.assign(count=[2, 0, 5, 3])))
    assert list(top.text) == ["0～2", "0～2", "5～7", "1～3"]
    assert list(top.customdata) == [["◎", "a"], None, ["○", "a"], ["○", "b"]]  # nothing is behind a cell of none


def test_a_cell_that_nobody_counted_opens_nothing():
    assert list(on_top(grid()).customdata) == [None] * 4


def test_bars_share_one_scale():
    bar = grid().data[1]
    assert list(bar.x) == pytest.approx([REACH * width / 7 for width in (2, 2, 2, 2)])
    assert list(bar.base) == pytest.approx([x - REACH / 2 + REACH * lower / 7 for x, lower in ((0, 0), (1, 0), (0, 5), (1, 1))])


def test_nothing_but_bounds_without_counts():
    assert "◆" not in str(grid().to_dict())
    assert "読解" not in str(grid().to_dict())


def test_counts_are_marked_and_named():
    figure = grid(BOUNDS.assign(count=[1, 1, 6, 2]))
    assert [text.split("</span>")[1] for text in figure.data[3].text] == ["1", "1", "6", "2"]
    assert "人が読んで付けた区分：6件" in on_top(figure).hovertext[2]


def test_no_cells_at_all():
    figure = bounds_grid(BOUNDS.head(0), row_names={}, column_names={})
    assert list(figure.data[1].x) == list(on_top(figure).text) == []


def test_a_settled_cell_is_a_plain_count():
    assert range_text(3, 3) == "3件"
    assert range_text(0, 1200) == "0～1,200件"
