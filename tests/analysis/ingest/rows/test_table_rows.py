"""Lines of tables as comments, headings, remainders of rows, marks of the page, or rejects; none is left out."""

from __future__ import annotations

import pytest

from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.table_rows import TableReader
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment, document, line

COLUMNS = dict(zip(HEAD, ("no", "category", "opinion", "reply", "printed_mark"), strict=True))


def read(*rows, form="csv", headings=None, columns=None, **fields):
    source = Source("test", "", columns or COLUMNS, unfiled="全体", **fields)
    lines, found = TableReader(document(*rows, form=form), source, headings or {}).read()
    assert len(lines) == len(rows)
    return [each.kind for each in lines], found, lines


def test_no_line_and_no_comment():
    assert read()[:2] == ([], [])
    assert read(HEAD)[0] == ["page_header"]


def test_one_comment():
    kinds, rows, _ = read("結果", HEAD, comment(1))
    assert kinds == ["front_matter", "page_header", "row"]
    assert rows[0].cells == {"no": "1", "category": "交通", "opinion": LONG, "reply": ANSWER, "printed_mark": "△"}
    assert (rows[0].pillar, rows[0].place) == ("全体", "p1-r1")


def test_headings_of_sections_file_the_comments_below():
    rows = (HEAD, ("第1章 総則", "", "", "", ""), comment(1), ("第2章 施策", "", "", "", ""), comment(2))
    kinds, found, _ = read(*rows, headings={"第1章 総則": "1", "第2章　施策": "2"})
    assert kinds == ["page_header", "section_heading", "row", "section_heading", "row"]
    assert [row.pillar for row in found] == ["1", "2"]


def test_a_heading_above_the_first_table_files_its_comments():
    kinds, found, _ = read("結果", "第1章", "", HEAD, comment(1), headings={"第1章": "1"})
    assert kinds == ["front_matter", "section_heading", "blank", "page_header", "row"]
    assert found[0].pillar == "1"


def test_the_heading_of_a_group_files_nothing():
    _, found, lines = read(HEAD, "第1章", comment(1), "第2部", comment(2), headings={"第1章": "1"}, group_headings={"第2部": ""})
    assert [row.pillar for row in found] == ["1", "全体"]
    assert lines[3].kind == "section_heading"


def test_a_row_that_goes_on_over_a_page_break_is_one_comment():
    rows = (
        line(1, HEAD),
        line(2, ("1", "交通", "駅前の駐輪場を", "検討して", "△")),
        line(3, "- 1 -"),
        line(4, HEAD, page=2, table=2),
        line(5, ("", "", "増やしてほしい。", "まいります。", ""), page=2, table=2),
        line(6, comment(2), page=2, table=2),
    )
    kinds, found, _ = read(*rows, form="pdf")
    assert kinds == ["page_header", "row", "page_mark", "page_header", "continuation", "row"]
    assert found[0].cells["opinion"] == "駅前の駐輪場を\n増やしてほしい。"
    assert found[0].cells["reply"] == "検討して\nまいります。"
    assert [row.place for row in found] == ["p1-r1", "p2-r1"]


def test_without_numbers_a_row_goes_on_where_its_labels_are_missing():
    columns = {"分類": "category", "意見": "opinion", "回答": "reply"}
    rows = (
        line(1, tuple(columns)),
        line(2, ("交通", "駅前の駐輪場を", ANSWER)),
        line(3, ("", "増やしてほしい。", ""), page=2),
        line(4, ("公園", LONG, ANSWER), page=2),
    )
    kinds, found, _ = read(*rows, form="pdf", columns=columns)
    assert kinds == ["page_header", "row", "continuation", "row"]
    assert found[0].cells["opinion"] == "駅前の駐輪場を\n増やしてほしい。"


def test_several_opinions_under_one_number():
    rows = (HEAD, comment(1), line(3, ("", "", "公園を増やしてほしい。", "", ""), merged={0, 1, 3, 4}), comment(2))
    kinds, found, _ = read(*rows, form="xlsx")
    assert kinds == ["page_header", "row", "row", "row"]
    assert found[1].merged == {"no", "category", "reply", "printed_mark"}


def test_several_replies_to_one_opinion_are_one_reply():
    rows = (HEAD, comment(1), line(3, ("", "", "", "なお、料金は据え置きます。", ""), merged={0, 1, 2, 4}))
    kinds, found, _ = read(*rows, form="xlsx")
    assert kinds == ["page_header", "row", "continuation"]
    assert found[0].cells["reply"] == f"{ANSWER}\nなお、料金は据え置きます。"


@pytest.mark.parametrize("mark", ["- 3 -", "3", "3/12", "3 ページ", "P.3", "－３－"])
def test_page_numbers_are_no_comments(mark):
    assert read(HEAD, comment(1), mark, comment(2), form="pdf")[0][2] == "page_mark"


def test_running_heads_belong_to_the_page():
    assert read("資料2", HEAD, comment(1), "資料2", comment(2), running=("資料2",))[0] == [
        *("page_mark", "page_header", "row", "page_mark", "row"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2", "交通", LONG), "5列のはずが3列です"),
        (("2", "交通", LONG, ANSWER, "", "△"), "5列のはずが6列です"),
        (("2", "交通", LONG, ANSWER), ""),
        (("", "交通", LONG, ANSWER, "△"), ""),
        (("2", "交通", "", "", ""), "意見も回答もありません"),
        (("2", "", "－", "－", ""), "意見の欄が「－」だけです"),
        (("小計", "", "", "", "12"), "合計の行です"),
        (("第1章", "", "", "計画の基本的事項", ""), "番号ではなく、意見もありません"),
        ("途中の注記です", "表の外の文です"),
    ],
)
def test_a_line_among_the_comments_that_is_none_has_a_reason(row, reason):
    _, rows, lines = read(HEAD, comment(1), row, comment(3))
    assert lines[2].reason == reason
    assert len(rows) == (2 if reason else 3)


def test_lines_below_the_last_comment_are_no_longer_among_the_comments():
    kinds, _, lines = read(HEAD, comment(1), "問い合わせ先 企画課", ("項目", "件数"), ("交通", "1"), totals={"項目": "pillar"})
    assert kinds == ["page_header", "row", "front_matter", "front_matter", "total"]
    assert lines[4].totals == (("交通", 1),)


def test_a_note_above_a_repeated_heading_is_no_comment():
    columns = {"区分": "printed_mark", "説明": "opinion"}
    rows = (("区分", "説明"), ("○", LONG), ("", "（－：回答なし）"), ("区分", "説明"), ("△", LONG))
    kinds, found, lines = read(*rows, columns=columns)
    assert kinds == ["page_header", "row", "rejected", "page_header", "row"]
    assert lines[2].reason == "表の見出しの上の注記です"
    assert len(found) == 2


def test_a_table_without_headings_goes_by_places():
    kinds, found, _ = read(("1", LONG), ("2", LONG), columns={"#1": "no", "#2": "opinion"}, headless=True)
    assert kinds == ["row", "row"]
    assert found[1].cells["no"] == "2"


def test_a_person_may_say_what_a_line_is():
    corrections = {"1:2": "rejected", "1:3": "row"}
    kinds, found, _ = read(HEAD, comment(1), ("", "", LONG, "", ""), lines=corrections, form="pdf")
    assert kinds == ["page_header", "rejected", "row"]
    assert len(found) == 1


def test_pages_of_a_text_are_its_repeated_headings():
    _, found, _ = read(HEAD, comment(1), HEAD, comment(2), form="text")
    assert [row.page for row in found] == [1, 2]


@pytest.mark.parametrize(("joined", "expected"), [((1,), [set(), {"category"}, {"category"}]), ((), [set(), set(), set()])])
def test_a_merged_category_goes_on_after_a_page_break(joined, expected):
    """Only where cells of the category are merged at all: elsewhere, an empty one is empty."""
    below = (line(3, comment(2, category=""), page=2), line(4, comment(3, category=""), page=2, merged=joined))
    _, found, _ = read(HEAD, line(2, comment(1)), *below, form="pdf")
    assert [row.merged for row in found] == expected


@pytest.mark.parametrize("form", ["xlsx", "html", "csv"])
def test_only_the_pages_of_a_pdf_break_a_merged_category(form):
    """A sheet goes on over the page: there, a cell says itself that it is merged."""
    below = (line(3, comment(2, category=""), page=2), line(4, comment(3, category=""), page=2, merged={1}))
    _, found, _ = read(HEAD, line(2, comment(1)), *below, form=form)
    assert [row.merged for row in found] == [set(), set(), {"category"}]


def test_a_line_with_a_mark_of_its_own_is_a_row_though_the_one_above_breaks_off():
    columns = {key: role for key, role in COLUMNS.items() if role != "no"}
    first = comment(1, reply="次のとおりです。\n・補助の拡充")[1:]
    second, rest = comment(2)[1:], comment(2, mark="")[1:]
    kinds, _, _ = read(HEAD[1:], line(2, first), line(3, second, page=2), form="pdf", columns=columns)
    assert kinds == ["page_header", "row", "row"]
    kinds, _, _ = read(HEAD[1:], line(2, first), line(3, rest, page=2), form="pdf", columns=columns)
    assert kinds == ["page_header", "row", "continuation"]


def test_a_legend_below_the_comments_is_none_of_them():
    kinds, rows, lines = read(HEAD, comment(1), comment(2), ("△", "", "今後の参考とするもの", "", ""), form="xlsx")
    assert len(rows) == 2
    assert kinds[-1] == "front_matter"
    _, rows, lines = read(HEAD, comment(1), ("△", "", "今後の参考とするもの", "", ""), comment(2), form="xlsx")
    assert (len(rows), lines[2].reason) == (2, "対応区分の説明です")


@pytest.mark.parametrize("row", [("△", "交通", LONG, "", ""), ("◎", "", LONG, "", ""), ("3", "", LONG, "", "")])
def test_a_comment_without_a_reply_is_not_taken_for_a_legend(row):
    assert len(read(HEAD, comment(1), row, form="xlsx")[1]) == 2


BROKEN_OFF = "駅前の駐輪場が足りず歩道にあふれているので、"
REST = "北口の空き地を使えないか調べてほしい。"


def test_a_text_written_into_two_cells_of_a_sheet_is_one_comment():
    kinds, rows, _ = read(HEAD, comment(1, opinion=BROKEN_OFF), ("", "", REST, "", ""), comment(2), form="xlsx")
    assert kinds[1:] == ["row", "continuation", "row"]
    assert rows[0].cells["opinion"] == f"{BROKEN_OFF}\n{REST}"


def test_a_complete_text_without_a_number_is_not_the_rest_of_the_one_above():
    kinds, rows, _ = read(HEAD, comment(1), ("", "", REST, "", ""), comment(2), form="xlsx")
    assert kinds[1:] == ["row", "row", "row"]
    assert [row.cells["opinion"] for row in rows] == [LONG, REST, LONG]


def test_an_opinion_with_its_own_reply_needs_no_number():
    listed = "駐輪場の増設"
    kinds, rows, _ = read(HEAD, comment(1, opinion=listed), ("", "", "街灯の増設", ANSWER, "○"), comment(2), form="xlsx")
    assert kinds[1:] == ["row", "row", "row"]
    assert [row.cells["opinion"] for row in rows[:2]] == [listed, "街灯の増設"]
