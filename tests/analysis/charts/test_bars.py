"""Bars: they show the table's numbers, in its order, and nothing else."""

from __future__ import annotations

import pandas as pd

from analysis.charts.bars import count_bars, paired_bars, share_text

TABLE = pd.DataFrame({"key": ["a", "b"], "name": ["あ", "い"], "count": [3, 41]})


def test_a_bar_is_a_row():
    figure = count_bars(TABLE, label="name", key="key", total=44)
    bar = figure.data[0]
    assert list(bar.x) == [3, 41]
    assert list(bar.customdata) == ["a", "b"]
    assert list(bar.text) == ["3件（6.8%）", "41件（93.2%）"]
    assert list(figure.layout.yaxis.categoryarray) == ["あ", "い"]


def test_a_bar_of_nothing_opens_nothing():
    figure = count_bars(TABLE.assign(count=[0, 41]), label="name", key="key")
    assert list(figure.data[0].customdata) == [None, "b"]


def test_only_counted_bars_of_a_pair_give_something_back():
    pair = {"label": "name", "key": "key", "counts": {"official": "公式", "count": "分類"}}
    colours = {"official": "#000", "count": "#888"}
    official, counted = paired_bars(TABLE.assign(official=[4, 40]), **pair, colours=colours, counted=["count"]).data
    assert official.customdata is None
    assert list(counted.customdata) == [["a", "count"], ["b", "count"]]


def test_bars_for_a_narrow_place_break_their_texts():
    named = TABLE.assign(name=["取組の具体化・進め方", "い"])
    figure = count_bars(named, label="name", key="key", total=44, fold=6)
    assert list(figure.data[0].y) == ["取組の<br>具体化・<br>進め方", "い"]
    assert list(figure.data[0].text) == ["3件<br>6.8%", "41件<br>93.2%"]
    assert figure.data[0].hovertext[1] == "い<br>41件（93.2%）"


def test_no_percentage_under_ten():
    assert share_text(3, 9) == "3件"
    assert share_text(1234, 12340) == "1,234件（10.0%）"


def test_an_empty_table_is_an_empty_figure():
    assert list(count_bars(TABLE.head(0), label="name", key="key").data[0].x) == []
    assert (
        paired_bars(TABLE.head(0), label="name", key="key", counts={"count": "件数"}, colours={"count": "#000"}).data[0].x
        is not None
    )


def test_what_is_not_printed_is_an_outline():
    table = TABLE.assign(official=[4, 40])
    figure = paired_bars(
        table,
        label="name",
        key="key",
        counts={"official": "公式", "count": "分類"},
        colours={"official": "#000", "count": "#888"},
        hollow=["count"],
    )
    assert [trace.marker.color for trace in figure.data] == ["#000", "rgba(0,0,0,0)"]
    assert figure.data[1].marker.line.color == "#888" and figure.data[1].marker.line.width == 2
    assert [list(trace.x) for trace in figure.data] == [[4, 40], [3, 41]]
