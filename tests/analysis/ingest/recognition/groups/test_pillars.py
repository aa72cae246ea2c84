"""How comments are filed: by a column, by headings, by sheets, or all under one."""

from __future__ import annotations

from analysis.ingest.recipe.source import Source
from analysis.ingest.recognition.groups.pillars import ALL, UNFILED, filing
from analysis.ingest.recognition.groups.printed_totals import TotalTable
from analysis.ingest.rows.lines_read import ReadLine, Row
from analysis.ingest.rows.table_rows import TableReader
from tests.analysis.ingest.documents import HEAD, LONG, comment, document

COLUMNS = dict(zip(HEAD, ("no", "category", "opinion", "reply", "printed_mark"), strict=True))


def read(*rows, columns=COLUMNS):
    source = Source("test", "", columns, unfiled="?")
    lines, found = TableReader(document(*rows), source, {}).read()
    return lines, found, source


def filed(*rows, tables=(), group="", columns=COLUMNS):
    lines, found, source = read(*rows, columns=columns)
    return filing(lines, found, source, tables, group)


def names(found):
    return [row["name"] for row in found.pillars]


def numbered(*categories):
    return [comment(number, category=category) for number, category in enumerate(categories, start=1)]


def test_without_heading_and_category_all_comments_are_under_one_pillar():
    found = filed(HEAD, *numbered("", ""))
    assert (names(found), found.pillars_from, found.unfiled) == ([ALL], "none", ALL)
    assert filed().pillars_from == "none"


def test_categories_that_come_again_are_pillars():
    found = filed(HEAD, *numbered("交通", "交通", "公園", "公園", "交通"))
    assert (names(found), found.pillars_from, found.unfiled) == (["交通", "公園"], "category", "")
    assert found.pillars[0]["category"] == "交通" and found.pillars[0]["heading"] is None


def test_categories_of_which_more_than_one_in_ten_is_missing_are_none():
    nine, eight = ["交通", "公園"] * 4 + ["交通"], ["交通", "公園"] * 4
    assert filed(HEAD, *numbered(*nine, "")).pillars_from == "category"
    assert names(filed(HEAD, *numbered(*nine, ""))) == ["交通", "公園", UNFILED]
    assert filed(HEAD, *numbered(*eight, "", "")).pillars_from == "none"


def test_a_single_category_is_no_pillar():
    assert filed(HEAD, *numbered("交通", "交通", "交通")).pillars_from == "none"


def test_headings_come_before_categories():
    row = ("第1章 総則", "", "", "", "")
    found = filed(HEAD, row, *numbered("交通", "交通", "公園", "公園", "交通"))
    assert (names(found), found.pillars_from, found.unfiled) == (["第1章 総則"], "heading", "")
    assert found.source_fields()["pillars_from"] == "heading"


def test_comments_above_the_first_heading_are_filed_by_themselves():
    row = ("第1章 総則", "", "", "", "")
    found = filed(HEAD, comment(1), row, comment(2))
    assert (names(found), found.unfiled) == (["第1章 総則", UNFILED], UNFILED)
    assert [each["order"] for each in found.pillars] == [1, 2]


def test_a_column_of_sections_comes_before_headings():
    columns = {**COLUMNS, "分類": "section"}
    found = filed(HEAD, ("第1章 総則", "", "", "", ""), *numbered("前文", "前文", ""), columns=columns)
    assert names(found)[:1] == ["前文"] and found.pillars_from == "heading"
    assert found.sections.subs == ("第1章 総則",)


def test_sections_may_be_a_third_of_the_comments_where_there_are_more_than_40():
    columns = {**COLUMNS, "分類": "section"}
    few = numbered(*[f"第{number % 41}条" for number in range(123)])
    assert len(filed(HEAD, *few, columns=columns).pillars) == 41
    many = numbered(*[f"第{number % 41}条" for number in range(122)])
    assert filed(HEAD, *many, columns=columns).pillars_from != "heading"


def test_a_person_chooses_the_column():
    found = filed(HEAD, ("第1章 総則", "", "", "", ""), *numbered("交通", "公園", ""), group="category")
    assert (names(found), found.pillars_from) == (["交通", "公園", UNFILED], "category")
    assert filed(HEAD, *numbered("", ""), group="category").unfiled == UNFILED


def test_sheets_that_somebody_named_are_pillars():
    source = Source("test", "", COLUMNS, unfiled="?")

    def sheets(*of):
        rows = [Row({"no": str(n), "opinion": LONG}, 1, n, sheet=sheet) for n, sheet in enumerate(of, start=1)]
        return filing([ReadLine(document(LONG).lines[0], "row") for _ in rows], rows, source, [])

    assert names(sheets("総則", "施策", "総則")) == ["総則", "施策"]
    assert sheets("総則", "総則").pillars_from == "none"
    assert sheets("Sheet1", "Sheet2").pillars_from == "none"
    assert sheets("総則", "").pillars_from == "none"


def test_labels_of_the_totals_belong_to_the_pillars_they_name():
    table = TotalTable("項目", ("交通安全について", "公園", "合計"), ("", "", ""), (3, 2, 5))
    found = filed(HEAD, *numbered("交通安全", "交通安全", "公園", "公園", "公園"), tables=[table])
    assert [each["total_label"] for each in found.pillars] == ["交通安全について", "公園"]
