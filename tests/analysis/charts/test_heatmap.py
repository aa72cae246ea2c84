"""The heatmap: each cell shows its count and can be clicked."""

from __future__ import annotations

import pandas as pd

from analysis.charts.heatmap import CELL_HEIGHT, count_heatmap

CELLS = pd.DataFrame({"row": ["a", "a", "b", "b"], "column": ["○", "□", "○", "□"], "count": [10, 0, 2, 3]})


def heatmap(cells=CELLS, **options):
    return count_heatmap(
        cells,
        row="row",
        column="column",
        row_names={"a": "あ", "b": "い"},
        column_names={"○": "○ 掲載", "□": "□ 実施"},
        **options,
    )


def test_counts_stand_in_their_cells():
    figure = heatmap()
    assert figure.data[0].z.tolist() == [[10, 0], [2, 3]]
    overlay = figure.data[1]
    assert list(overlay.text) == ["10", "·", "2", "3"]
    assert list(overlay.customdata) == [["a", "○"], None, ["b", "○"], ["b", "□"]]  # nothing is behind a cell of none


def test_names_of_three_lines_do_not_run_into_each_other():
    long = {"a": "Ａ 意見を踏まえ、案を修正する", "b": "Ｂ 既に案に記載している"}
    names = {"column_names": {"○": "掲載", "□": "実施"}, "row": "row", "column": "column"}
    tall, low = (count_heatmap(CELLS, row_names=each, **names) for each in (long, {"a": "あ", "b": "い"}))
    assert tall.layout.yaxis.ticktext[0].count("<br>") == 2
    # three lines of 17 pixels need more than the height of a cell
    assert CELL_HEIGHT + (tall.layout.height - low.layout.height) / 2 >= 3 * 17


def test_an_empty_table_has_every_cell_at_zero():
    assert heatmap(CELLS.head(0)).data[0].z.tolist() == [[0, 0], [0, 0]]


def test_a_hover_says_what_part_of_its_row_a_cell_is():
    overlay = heatmap(CELLS.assign(row_total=[10, 10, 5, 5])).data[1]
    assert overlay.hovertext[0] == "あ × ○ 掲載<br>あ 10件のうち 10件（100.0%）"
    assert overlay.hovertext[3] == "い × □ 実施<br>い 5件のうち 3件"
