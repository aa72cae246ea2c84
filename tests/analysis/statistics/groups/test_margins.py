"""Certain bounds from printed totals: checked against every table that has these totals."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.groups.margins import certain_at_least, official_bounds, official_margin

TOTALS = pd.DataFrame(
    {
        "axis": ["pillar", "pillar", "pillar", "pillar", "response_type", "response_type"],
        "key": ["a", "b", None, None, "◎", "○"],
        "label": ["あ", "い", "章の見出し", "合計", "◎ 反映", "○ 掲載"],
        "count": [7, 3, 0, 10, 2, 8],
    }
)


def bounds(totals, rows=("◎", "○"), columns=("a", "b")):
    return official_bounds(totals, row_axis="response_type", rows=rows, column_axis="pillar", columns=columns)


def test_the_printed_totals_give_the_bounds():
    cells = bounds(TOTALS).set_index(["row", "column"])
    assert cells.loc[("○", "a")].tolist() == [5, 7]
    assert cells.loc[("◎", "b")].tolist() == [0, 2]


def test_margins_keep_the_order_asked_for():
    assert official_margin(TOTALS, "pillar", ["b", "a"]).to_dict() == {"b": 3, "a": 7}


@pytest.mark.parametrize(
    "totals",
    [TOTALS.head(0), TOTALS[TOTALS["key"] != "b"], TOTALS.assign(count=[7, 4, 0, 11, 2, 8])],
    ids=["no totals", "a key is not printed", "the sums differ"],
)
def test_totals_that_settle_nothing_give_no_cells(totals):
    assert list(bounds(totals).columns) == ["row", "column", "lower", "upper"]
    assert bounds(totals).empty


def test_several_labels_together_can_be_certain_where_none_alone_is():
    marks = pd.Series({"◎": 4, "○": 34, "□": 25, "△": 12, "※": 6, "－": 13})
    pillars = pd.Series({"全体": 5, "1章": 3, "Ⅰ": 22, "Ⅱ": 44, "Ⅲ": 7, "他": 13})
    found = certain_at_least(marks, pillars)
    assert found.to_dict("records") == [
        {"axis": "column", "label": "Ⅱ", "others": ("○", "□"), "total": 44, "lower": 9},
        {"axis": "row", "label": "○", "others": ("Ⅰ", "Ⅱ"), "total": 34, "lower": 6},
    ]


def test_every_label_that_is_certain_by_itself_is_named():
    """6 of 10 comments are under 甲, 5 have either mark: at least 6 + 5 - 10 = 1 of each is under 甲; 乙 has both or none."""
    found = certain_at_least(pd.Series({"甲": 6, "乙": 4}), pd.Series({"◎": 5, "○": 5}))
    assert list(found[["axis", "label", "others", "lower"]].itertuples(index=False, name=None)) == [
        ("row", "乙", ("◎", "○"), 4),
        ("row", "甲", ("◎",), 1),
        ("row", "甲", ("○",), 1),
        ("column", "◎", ("甲",), 1),
        ("column", "○", ("甲",), 1),
    ]


def test_what_follows_from_fewer_labels_is_left_out():
    found = certain_at_least(pd.Series({"x": 6, "y": 4}), pd.Series({"p": 9, "q": 1}), together=2)
    assert found[found["axis"] == "row"][["label", "others"]].to_dict("records") == [
        {"label": "x", "others": ("p",)},
        {"label": "y", "others": ("p",)},
    ]


def test_nothing_known_is_an_empty_table():
    empty = pd.Series([], dtype="int64")
    assert list(certain_at_least(empty, empty).columns) == ["axis", "label", "others", "total", "lower"]
    assert certain_at_least(empty, empty).empty


def tables(rows: list[int], columns: list[int]):
    """Every table of counts with these margins, by trying all."""
    for cells in itertools.product(range(max(rows) + 1), repeat=len(rows) * len(columns)):
        table = np.array(cells).reshape(len(rows), len(columns))
        if table.sum(axis=1).tolist() == rows and table.sum(axis=0).tolist() == columns:
            yield table


@given(st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=3, max_size=3))
def test_no_table_with_these_totals_holds_less(counts):
    counts = np.array(counts)
    rows, columns = pd.Series(counts.sum(axis=1), index=list("xyz")), pd.Series(counts.sum(axis=0), index=list("pq"))
    possible = list(tables(rows.tolist(), columns.tolist()))
    for finding in certain_at_least(rows, columns).itertuples():
        one, other = (rows, columns) if finding.axis == "row" else (columns, rows)
        i, j = one.index.get_loc(finding.label), [other.index.get_loc(each) for each in finding.others]
        fewest = min((table if finding.axis == "row" else table.T)[i, j].sum() for table in possible)
        assert fewest == finding.lower > 0
