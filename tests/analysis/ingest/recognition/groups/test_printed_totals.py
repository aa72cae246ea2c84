"""Tables of totals as documents print them."""

from __future__ import annotations

import pytest

from analysis.ingest.recognition.groups.printed_totals import is_sum, total_tables
from analysis.ingest.rows.lines_around import count_column, printed_count
from tests.analysis.ingest.documents import document, line


def totals(*rows):
    return [(table.head, table.labels, table.counts) for table in total_tables(document(*rows).lines)]


def test_no_table():
    assert totals() == []
    assert totals("意見募集の結果", ("甲", "乙")) == []


def test_labels_and_counts_down_the_page():
    rows = (("項目", "件数"), ("交通", "3"), ("公園", "１２件"), ("合計", "15"))
    assert totals(*rows) == [("項目", ("交通", "公園", "合計"), (3, 12, 15))]


def test_a_wording_between_label_and_count():
    table = total_tables(document(("対応区分", "内容", "件数"), ("◎", "修正したもの", "2")).lines)[0]
    assert (table.labels, table.wordings, table.counts) == (("◎",), ("修正したもの",), (2,))


def test_labels_across_the_page():
    assert totals(("対応区分", "A", "B", "計"), ("件数", "3", "4", "7")) == [("対応区分", ("A", "B", "計"), (3, 4, 7))]


def test_opinions_are_counted_rather_than_people():
    assert totals(("項目", "人数", "意見数"), ("交通", "2", "5"))[0][2] == (5,)


def test_a_table_that_goes_on_over_a_page_break_is_one():
    rows = (
        line(1, ("項目", "件数")),
        line(2, ("交通", "3")),
        line(3, "- 1 -"),
        line(4, ("項目", "件数"), page=2, table=2),
        line(5, ("公園", "4"), page=2, table=2),
    )
    assert totals(*rows) == [("項目", ("交通", "公園"), (3, 4))]


def test_two_tables_with_the_same_head_are_told_apart_by_their_lines():
    rows = (("区分", "件数"), ("交通", "3"), "次の表", ("区分", "件数"), ("郵送", "1"))
    assert [head for head, *_ in totals(*rows)] == ["1:1", "1:4"]


def test_empty_lines_between_rows_of_a_laid_out_text_end_no_table():
    assert totals(("項目", "件数"), "", ("交通", "3"), "", ("合計", "3"))[0][1] == ("交通", "合計")


@pytest.mark.parametrize(
    ("cell", "count"), [("3", 3), ("１２件", 12), ("1,234", 1234), ("0", 0), ("②", None), ("", None), ("3.5", None)]
)
def test_printed_counts(cell, count):
    assert printed_count(cell) == count


def test_the_column_of_counts():
    assert count_column(("項目", "件数")) == 1
    assert count_column(("項目", "内容")) is None


@pytest.mark.parametrize("label", ["合計", "合 計", "計", "総計", "小計", "総数"])
def test_sums(label):
    assert is_sum(label)


@pytest.mark.parametrize("label", ["計画全体", "会計", "その他", ""])
def test_labels_that_are_no_sums(label):
    assert not is_sum(label)
