"""A figure is drawn once for a table and its options, and anew when either changes."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.parts import kept as keeping
from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.recent import Recent

TABLE = pd.DataFrame({"name": pd.Series(["あ", "い"], dtype="str"), "count": [1, 2]})


def counted():
    """A chart that counts how often it is drawn."""
    drawn = []

    @kept
    def chart(table, *, title=""):
        drawn.append(title)
        return go.Figure(go.Bar(x=table["count"]), {"title": title})

    return chart, drawn


def test_the_same_content_gives_the_same_figure():
    chart, drawn = counted()
    assert chart(TABLE, title="一") is chart(TABLE.copy(), title="一")
    assert drawn == ["一"]


def test_another_number_or_option_is_another_figure():
    chart, drawn = counted()
    first = chart(TABLE)
    assert chart(TABLE.assign(count=[1, 3])) is not first
    assert chart(TABLE, title="二") is not first
    assert len(drawn) == 3


def test_two_charts_of_one_table_are_two():
    @kept
    def other(table):
        return go.Figure()

    chart, _ = counted()
    assert other(TABLE) is not chart(TABLE)


def test_the_figure_unused_for_longest_goes_first(monkeypatch):
    monkeypatch.setattr(keeping, "_figures", Recent(2))
    chart, drawn = counted()
    for title in ("一", "二", "一", "三", "一", "二"):
        chart(TABLE, title=title)
    assert drawn == ["一", "二", "三", "二"]


def test_a_kept_figure_has_a_number_that_no_other_has():
    @kept
    def sketched(table, *, height):
        return Sketch().add("bar", x=table["count"]).set(height=height).figure()

    one, other = sketched(TABLE, height=10), sketched(TABLE, height=20)
    assert one.number is not None and one.number != other.number
    assert sketched(TABLE.copy(), height=10).number == one.number
    assert Sketch().figure().number is None  # such a one may be drawn anew at each run


def test_no_rows():
    chart, _ = counted()
    assert len(chart(TABLE.head(0)).data[0].x) == 0
