"""Tables of Markdown, and the text around them."""

from __future__ import annotations

from analysis.ingest.readers.plain.markdown import is_markdown, markdown_lines

TEXT = [
    "# 意見募集の結果",
    "",
    "| No | 意見 | 回答 |",
    "|:--|:-:|--:|",
    "| 1 | 橋を<br>直す | 直します \\| 広げます |",
    "2 | 道を | ",
    "",
    "終わり",
]


def test_rows_are_cut_at_their_strokes_and_the_row_of_dashes_is_none():
    lines = markdown_lines(TEXT)
    assert [line.cells for line in lines] == [
        ("意見募集の結果",),
        ("",),
        ("No", "意見", "回答"),
        ("1", "橋を\n直す", "直します | 広げます"),
        ("2", "道を", ""),
        ("",),
        ("終わり",),
    ]
    assert [line.table for line in lines] == [None, None, 1, 1, 1, None, None]
    assert [line.line for line in lines] == [1, 2, 3, 5, 6, 7, 8]


def test_strokes_alone_make_no_table():
    assert is_markdown(TEXT)
    assert not is_markdown(["意見 | 回答", "橋 | 直します"])
    assert not is_markdown(["----", "|---|---|"])
    assert not is_markdown([])
