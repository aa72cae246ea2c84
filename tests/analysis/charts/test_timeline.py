"""A column a time; its count is what it opens."""

from __future__ import annotations

import pandas as pd

from analysis.charts.timeline import FEW, TICKS, timeline


def table(counts):
    return pd.DataFrame({"key": [f"2024-{n:02}" for n in range(1, len(counts) + 1)], "count": counts})


def test_a_column_gives_back_its_time_and_one_of_nothing_gives_nothing():
    bar = timeline(table([3, 0, 1])).data[0]
    assert list(bar.y) == [3, 0, 1] and list(bar.customdata) == ["2024-01", None, "2024-03"]
    assert list(bar.text) == ["3", "", "1"] and bar.hovertext[0] == "2024-01<br>3件"


def test_of_many_columns_some_times_are_written_and_no_counts():
    figure = timeline(table([1] * (FEW + 1)))
    assert figure.data[0].text is None and len(figure.layout.xaxis.tickvals) <= TICKS
    assert timeline(table([1] * FEW)).data[0].text is not None


def test_nothing_is_drawn_of_nothing():
    assert list(timeline(table([])).data[0].y) == []
