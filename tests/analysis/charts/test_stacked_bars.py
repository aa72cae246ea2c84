"""Stacked bars: every cell is a piece, and nothing is told by colour alone."""

from __future__ import annotations

import pandas as pd

from analysis.charts.stacked_bars import stacked_bars


def test_a_stack_keeps_every_cell_and_its_keys():
    cells = pd.DataFrame({"row": ["あ", "あ", "い", "い"], "column": ["○", "□", "○", "□"], "count": [1, 2, 3, 0]})
    figure = stacked_bars(
        cells, row="row", column="column", names={"○": "○ 掲載", "□": "□ 実施"}, colours={"○": "#111", "□": "#222"}
    )
    assert {trace.name: list(trace.x) for trace in figure.data} == {"○ 掲載": [1, 3], "□ 実施": [2, 0]}
    assert list(map(list, figure.data[1].customdata)) == [["あ", "□"], ["い", "□"]]


STACK = pd.DataFrame({"row": ["a", "a", "b", "b"], "column": ["○", "□", "○", "□"], "count": [40, 2, 3, 0]})


def stack(**options):
    return stacked_bars(
        STACK, row="row", column="column", names={"○": "○ 掲載", "□": "□ 実施"}, colours={"○": "#111", "□": "#222"}, **options
    )


def test_a_stack_ends_in_its_sum_and_opens_all_of_it():
    ends = stack(row_names={"a": "あ", "b": "い"}, total=45).data[-1]
    assert list(ends.text) == ["42件<br>93.3%", "3件<br>6.7%"]
    assert list(map(list, ends.customdata)) == [["a", ""], ["b", ""]]
    assert list(ends.y) == ["あ", "い"]


def test_a_piece_carries_what_fits_into_it():
    assert [list(trace.text) for trace in stack().data] == [["○40", "○3"], ["□", ""]]


def test_a_hover_gives_the_share_of_a_bar_only_from_ten():
    assert [trace.hovertext[0].split("<br>")[1] for trace in stack().data] == [
        "○ 掲載 42件のうち 40件（95.2%）",
        "□ 実施 42件のうち 2件（4.8%）",
    ]
    assert stack().data[0].hovertext[1].endswith("3件のうち 3件")


def test_the_chosen_bar_is_pointed_at_without_colour():
    assert list(stack(chosen="b").layout.yaxis.ticktext) == ["a", "▶ <b>b</b>"]


def test_an_empty_stack():
    empty = stacked_bars(STACK.head(0), row="row", column="column", names={"○": "○"}, colours={"○": "#111"}, total=0)
    assert list(empty.data[0].x) == list(empty.data[-1].x) == []
