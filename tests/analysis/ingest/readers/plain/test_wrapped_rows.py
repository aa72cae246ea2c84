"""Which lines make up one row where no rule says so."""

from __future__ import annotations

from analysis.ingest.readers.plain.wrapped_rows import key_column, row_ends

LONG = "この意見は次の行へ続いていて"


def test_no_lines_make_no_rows():
    assert row_ends([]) == []
    assert row_ends([()]) == [1]
    assert row_ends([("1", "あ")]) == [1]


def test_a_number_in_any_column_begins_a_row():
    lines = [("柱1", "1", LONG), ("", "", "終わる。"), ("", "2", "短い。")]
    assert key_column(lines) == 1
    assert row_ends(lines) == [2, 3]


def test_lines_apart_are_rows_and_an_empty_line_inside_a_cell_is_not():
    lines = [("1", "一段落。"), (), ("", "二段落。"), (), ("2", "短い。"), (), ("3", "短い。")]
    assert row_ends(lines) == [4, 6, 7]


def test_a_number_in_the_middle_of_its_row_reaches_as_far_up_as_down():
    lines = [("", LONG), ("1", LONG), ("", "終わる。"), ("", LONG), ("2", LONG), ("", "終わる。")]
    assert row_ends(lines) == [3, 6]


def test_lines_with_counts_are_rows_of_their_own():
    lines = [("項目", "件数"), ("第1章の計画の基本的事項", "3"), ("第2章の温室効果ガスの削減", "4"), ("合計", "7")]
    assert row_ends(lines) == [1, 2, 3, 4]


def test_without_numbers_a_row_ends_where_every_cell_has_ended():
    lines = [(LONG, LONG), ("終わる。", "終わる。"), (LONG, "短い。"), ("終わる。", "")]
    assert row_ends(lines) == [2, 4]


def test_points_counted_through_are_rows_of_their_own():
    assert row_ends([("1 募集期間について", LONG), ("2 提出者数について", LONG), ("5 ページの図", LONG)]) == [1, 3]


def test_a_page_may_begin_with_the_rest_of_a_row():
    lines = [("", "終わる。"), ("2", LONG), ("", "終わる。"), ("3", LONG), ("", LONG), ("", "終わる。"), ("4", "短い。")]
    assert row_ends(lines) == [1, 3, 6, 7]
