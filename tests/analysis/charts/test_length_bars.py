"""Bars of text lengths: the median is the bar, the range its text."""

from __future__ import annotations

import pandas as pd

from analysis.charts.length_bars import length_bars, length_text

NAN = float("nan")
TABLE = pd.DataFrame(
    [
        ("a", "opinion", 3, 85.0, 20.0, 310.0),
        ("a", "reply", 0, NAN, NAN, NAN),
        ("b", "opinion", 1, 7.0, 7.0, 7.0),
        ("b", "reply", 1, 9.5, 9.0, 10.0),
    ],
    columns=["group", "field", "texts", "median", "shortest", "longest"],
)


def bars(table=TABLE):
    return length_bars(table, group_names={"a": "あ", "b": "い"}, field_names={"opinion": "意見概要", "reply": "区の考え方"})


def test_the_bar_is_the_median_and_gives_back_its_group():
    opinion, reply = bars().data
    assert list(opinion.x) == [85.0, 7.0]
    assert list(opinion.customdata) == ["a", "b"]
    assert list(opinion.text) == ["85字（20～310字）", "7字"]
    assert list(reply.customdata) == ["b"], "a group without replies has no bar"
    assert opinion.hovertext[0] == "あ<br>意見概要（3件） 85字（20～310字）"


def test_fields_are_told_apart_without_colour():
    assert [trace.marker.line.width for trace in bars().data] == [None, 2]


def test_no_texts():
    assert [list(trace.x) for trace in bars(TABLE.head(0)).data] == [[], []]


def test_long_numbers_have_separators():
    assert length_text(1234.0, 10.0, 12345.0) == "1,234字（10～12,345字）"
