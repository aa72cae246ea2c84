"""Bars of opinions beside bars of replies: a bar gives back what it counts, and both are told apart without colour."""

from __future__ import annotations

import pandas as pd

from analysis.charts.field_bars import field_bars

FIELDS = {"opinion": "意見概要", "reply": "区の考え方"}


def drawn(table):
    return field_bars(table, label="name", key="code", fields=FIELDS)


def test_a_row_has_a_bar_a_field_and_a_click_gives_both_back():
    table = pd.DataFrame({"name": ["交通", "緑"], "code": ["a", "b"], "opinion": [3, 0], "reply": [1, 2]})
    opinions, replies = drawn(table).data
    assert (opinions.name, replies.name) == ("意見概要", "区の考え方")
    assert list(opinions.x) == [3, 0] and list(replies.x) == [1, 2]
    assert [list(each) for each in replies.customdata] == [["a", "reply"], ["b", "reply"]]
    assert replies.marker.line.width == 2 and opinions.marker.line.width is None, "replies are outlines"


def test_an_empty_table_has_no_bars():
    empty = pd.DataFrame({"name": pd.Series(dtype="str"), "code": pd.Series(dtype="str"), "opinion": [], "reply": []})
    assert [len(bars.x) for bars in drawn(empty).data] == [0, 0]
