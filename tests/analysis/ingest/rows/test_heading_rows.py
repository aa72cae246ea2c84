"""Headings of tables of comments: in one row or several, first or repeated; other tables have none."""

from __future__ import annotations

from analysis.ingest.rows.heading_rows import comment_heading_rows, heading_keys, key_weights, known_heading_rows
from tests.analysis.ingest.documents import HEAD, comment, document, line


def keys(*rows):
    return [
        (heading_row.first, heading_row.last, heading_row.keys) for heading_row in comment_heading_rows(document(*rows).lines)
    ]


def test_no_line_has_no_heading():
    assert keys() == []


def test_a_heading_is_found_wherever_it_is_repeated():
    found = keys("意見募集の結果", HEAD, comment(1), HEAD, comment(2))
    assert found == [(1, 1, HEAD), (3, 3, HEAD)]


def test_a_table_of_totals_is_none():
    assert keys(("対応区分", "内容", "件数"), ("◎", "修正したもの", "3")) == []
    found = keys(("意見の内容", "件数"), ("交通について", "3"), HEAD, comment(1))
    assert [keys for _, _, keys in found] == [HEAD]


def test_two_rows_with_a_heading_over_two_columns():
    upper = line(1, ("No.", "意見", "", "市の考え方", "対応区分"), merged={2})
    lower = line(2, ("", "該当箇所", "意見の概要", "", ""), merged={0, 3, 4})
    assert keys(upper, lower, comment(1)) == [(0, 1, ("No.", "意見／該当箇所", "意見／意見の概要", "市の考え方", "対応区分"))]


def test_two_rows_whose_headings_take_several_columns_of_a_sheet_each():
    upper = line(1, ("番号", "意見", "", "市の考え方", "対応区分", "", "", ""), merged={2, 5, 6, 7})
    lower = line(2, ("", "", "", "", "反映", "", "参考", ""), merged={0, 1, 2, 3, 5, 7})
    assert keys(upper, lower, ("1", "あ" * 40, "", "い" * 40, "○", "", "", "")) == [
        (0, 1, ("番号", "意見", "#3", "市の考え方", "対応区分／反映", "#6", "対応区分／参考", "#8"))
    ]


def test_two_rows_in_a_format_without_merged_cells():
    rows = (("番号", "意見", "", "市の考え方", ""), ("", "箇所", "内容", "", ""), comment(1))
    assert keys(*rows)[0][2] == ("番号", "意見／箇所", "意見／内容", "市の考え方", "#5")


def test_a_heading_wrapped_over_two_lines():
    rows = (("整理", "意見の", "市の"), ("番号", "概要", "考え方"), ("1", "あ" * 40, "い" * 40))
    assert keys(*rows)[0] == (0, 1, ("整理番号", "意見の概要", "市の考え方"))


def test_the_row_above_speaks_where_the_row_below_says_nothing_known():
    assert key_weights("意見／ほげ") == key_weights("意見") != {}
    assert key_weights("意見／件数") == key_weights("件数") != key_weights("意見")
    assert key_weights("整理／番号")["no"] > 0


def test_a_heading_does_not_go_on_on_the_next_page():
    upper, lower = ("番号", "意見", "", "市の考え方", ""), ("", "箇所", "内容", "", "")
    same, next_page = (keys(line(1, upper), line(2, lower, page=page), comment(1)) for page in (1, 2))
    assert [found[:2] for found in same] == [(0, 1)]
    assert (0, 1) not in [found[:2] for found in next_page]


def test_the_first_comment_is_no_second_row_of_the_heading():
    assert keys(("番号", "意見", "回答", "区分"), ("1", "賛成です", "－", "◎")) == [(0, 0, ("番号", "意見", "回答", "区分"))]


def test_columns_of_one_name_are_told_apart():
    assert heading_keys([line(1, ("区分", "意見", "区分", ""))]) == ("区分", "意見", "区分#2", "#4")


def test_a_known_heading_is_found_again_however_it_is_spaced():
    columns = {"No.": "no", "意見の概要": "opinion", "市の考え方": "reply"}
    lines = document(("Ｎｏ．", "意見の\n概要", "市の 考え方"), ("1", "意見", "回答")).lines
    assert [heading_row.first for heading_row in known_heading_rows(lines, columns)] == [0]


def test_the_rest_of_a_comment_below_a_repeated_heading_is_no_part_of_it():
    upper, lower = ("番号", "意見", "", "市の考え方"), ("", "該当箇所", "内容", "")
    rest = ("", "", "公表すること。", "いたします。")
    assert [heading_row.last for heading_row in comment_heading_rows(document(upper, lower, rest).lines)] == [1]
