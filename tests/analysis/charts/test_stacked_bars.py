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
    assert list(figure.data[1].customdata) == [["あ", "□"], None]  # nothing is behind a piece of none


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


def under(figure):
    """The lines of numbers under the bars: bar, text, where it is held."""
    return [(each.y, each.text, each.x, each.xanchor) for each in figure.layout.annotations]


def test_a_piece_holds_its_number_or_has_it_under_it():
    figure = stack()
    assert [list(trace.text) for trace in figure.data] == [["○40", ""], ["", ""]]
    assert under(figure) == [("a", "□2", 42, "right"), ("b", "○3", 0, "left")]


def test_small_pieces_side_by_side_share_one_line():
    marks = {"◎": 1, "○": 40, "△": 2, "※": 2, "□": 40, "－": 3}
    cells = pd.DataFrame([{"row": "a", "column": mark, "count": count} for mark, count in marks.items()])
    names = {mark: f"{mark} 区分" for mark in marks} | {"－": "－ その他"}
    figure = stacked_bars(cells, row="row", column="column", names=names, colours=dict.fromkeys(marks, "#111"))
    assert under(figure) == [("a", "◎1", 0, "left"), ("a", "△2 ※2", 43, "center"), ("a", "その他3", 88, "right")]


def test_no_count_is_read_as_a_number_below_zero():
    cells = pd.DataFrame({"row": ["a"], "column": ["－"], "count": [6]})
    figure = stacked_bars(cells, row="row", column="column", names={"－": "－ その他"}, colours={"－": "#111"})
    assert list(figure.data[0].text) == ["その他6"]


def test_what_is_not_printed_has_a_dashed_frame():
    (frame,) = stack(dashed=True).layout.shapes
    assert frame.line.dash == "dash" and not stack().layout.shapes


def test_a_hover_gives_the_share_of_a_bar_only_from_ten():
    assert [trace.hovertext[0].split("<br>")[1] for trace in stack().data] == [
        "○ 掲載 42件のうち 40件（95.2%）",
        "□ 実施 42件のうち 2件（4.8%）",
    ]
    assert stack().data[0].hovertext[1].endswith("3件のうち 3件")


def test_an_empty_stack():
    empty = stacked_bars(STACK.head(0), row="row", column="column", names={"○": "○"}, colours={"○": "#111"}, total=0)
    assert list(empty.data[0].x) == list(empty.data[-1].x) == []


def test_numbers_that_would_meet_on_a_telephone_share_one_line():
    marks = {"◎": 1, "○": 14, "□": 2, "△": 4, "－": 1}
    cells = pd.DataFrame(
        [{"row": "a", "column": mark, "count": count} for mark, count in marks.items()]
        + [{"row": "b", "column": "○", "count": 44}]
    )
    names = {mark: f"{mark} 区分" for mark in marks} | {"－": "－ その他"}
    figure = stacked_bars(cells, row="row", column="column", names=names, colours=dict.fromkeys(marks, "#111"))
    assert under(figure) == [("a", "◎1 □2 △4 その他1", 0, "left")]
