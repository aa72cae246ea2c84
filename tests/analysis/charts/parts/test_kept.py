"""A figure is drawn once for a table and its options, and anew when either changes."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.parts import kept as keeping
from analysis.charts.parts.kept import kept
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


def test_no_rows():
    chart, _ = counted()
    assert len(chart(TABLE.head(0)).data[0].x) == 0
