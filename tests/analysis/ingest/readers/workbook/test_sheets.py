"""Workbooks: merged cells, hidden sheets, values as shown; archives and documents types made to burst are refused."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from analysis.ingest.readers.workbook.sheets import workbook_lines
from analysis.ingest.readers.workbook.shown_value import shown
from analysis.package.problem import PackageError
from tests.documents.layouts import LAYOUTS


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data, name, change):
    """A workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in read.namelist():
            content = read.read(part)
            written.writestr(part, change(content) if part == name else content)
    return out.getvalue()


def test_an_empty_book_has_no_lines():
    assert workbook_lines("a.xlsx", saved(Workbook())) == ([], [])


def test_merged_cells_say_which_columns_have_no_cell_of_their_own():
    book = Workbook()
    for row in (["番号", "意見", "回答"], [1, "あ", "い"], [2, "う", None]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    lines, _ = workbook_lines("a.xlsx", saved(book))
    assert [(line.line, line.cells, line.merged) for line in lines] == [
        (1, ("番号", "意見", "回答"), frozenset()),
        (2, ("1", "あ", "い"), frozenset()),
        (3, ("2", "う", ""), frozenset({2})),
    ]


def test_a_table_that_begins_in_another_column_keeps_its_merged_columns():
    book = Workbook()
    book.active["C3"], book.active["C5"], book.active["D3"] = "上", "下", "右"
    book.active.merge_cells("D3:D5")
    lines, _ = workbook_lines("a.xlsx", saved(book))
    assert [(line.cells, line.merged) for line in lines if any(line.cells)] == [
        (("上", "右"), frozenset()),
        (("下", ""), frozenset({1})),
    ]


def test_a_stray_cell_at_the_end_of_the_sheet_does_no_harm():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "意見", "迷子"
    lines, _ = workbook_lines("a.xlsx", saved(book))
    assert [(line.line, line.cells[0], line.cells[-1]) for line in lines] == [(1, "意見", ""), (2, "", ""), (1048576, "", "迷子")]


def test_phonetic_guides_and_escaped_line_ends_are_no_part_of_the_text():
    def spoken(content):
        text = "<is><t>意見_x000D_\n回答</t><rPh sb='0' eb='2'><t>イケン</t></rPh></is>"
        return re.sub(rb"<is>.*?</is>", text.encode(), content)

    book = Workbook()
    book.active["A1"] = "x"
    lines, _ = workbook_lines("a.xlsx", changed(saved(book), "xl/worksheets/sheet1.xml", spoken))
    assert [line.cells for line in lines] == [("意見\n回答",)]


def test_a_hidden_sheet_is_left_out_and_named():
    book = Workbook()
    book.active["A1"] = "見える"
    hidden = book.create_sheet("控え")
    hidden["A1"], hidden.sheet_state = "見えない", "hidden"
    lines, doubts = workbook_lines("a.xlsx", saved(book))
    assert [line.cells for line in lines] == [("見える",)]
    assert [doubt.value for doubt in doubts] == ["控え"]


def test_a_hidden_column_that_says_something_is_read_and_named():
    book = Workbook()
    book.active.append(["番号", "氏名", "意見", None])
    for letter in "BD":
        book.active.column_dimensions[letter].hidden = True
    lines, doubts = workbook_lines("a.xlsx", saved(book))
    assert [line.cells for line in lines] == [("番号", "氏名", "意見")]
    assert [(doubt.value, "1列" in doubt.message) for doubt in doubts] == [("B", True)]


def test_a_formula_that_was_never_calculated_is_doubted():
    book = Workbook()
    book.active["A1"], book.active["A2"] = "=1+1", 3
    lines, doubts = workbook_lines("a.xlsx", saved(book))
    assert [line.cells for line in lines if any(line.cells)] == [("3",)]
    assert doubts[0].value == "A1"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (3.0, "General", "3"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1234567, "#,##0", "1,234,567"),
        (7, '"第"0"号"', "第7号"),
        (7, "000", "007"),
        (2.5, "0.00", "2.50"),
        (-1.5, "0.0", "-1.5"),
        (True, "General", "TRUE"),
        (datetime.datetime(2024, 3, 1), "yyyy/m/d", "2024/3/1"),
        (datetime.datetime(2024, 3, 1), 'yyyy"年"m"月"d"日"', "2024年3月1日"),
        (datetime.datetime(2024, 3, 1), '[$-411]ggge"年"m"月"d"日"', "令和6年3月1日"),
        (datetime.datetime(2024, 3, 1), "General", "2024-03-01"),
        (datetime.datetime(2024, 3, 1, 9, 5), "h:mm", "9:05"),
        ("※", "General", "※"),
    ],
)
def test_a_value_is_what_a_person_sees(value, number_format, text):
    assert shown(value, number_format) == text


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused():
    bomb = changed(LAYOUTS["workbook"]().content, "xl/theme/theme1.xml", lambda content: content + b" " * 30_000_000)
    with pytest.raises(PackageError, match="圧縮の度合い"):
        workbook_lines("a.xlsx", bomb)


def test_a_document_type_in_a_part_is_refused():
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    bomb = changed(LAYOUTS["workbook"]().content, "xl/workbook.xml", lambda content: entity + content)
    with pytest.raises(PackageError, match="DTD"):
        workbook_lines("a.xlsx", bomb)


def test_a_merged_area_as_large_as_the_sheet_is_refused():
    def grown(content):
        return re.sub(rb'<mergeCell ref="[^"]*"', b'<mergeCell ref="A1:XFD1048576"', content, count=1)

    bomb = changed(LAYOUTS["workbook"]().content, "xl/worksheets/sheet1.xml", grown)
    with pytest.raises(PackageError, match="セルが多すぎます"):
        workbook_lines("a.xlsx", bomb)


def test_what_is_struck_out_is_left_out_and_said():
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    book = Workbook()
    page = book.active
    page.append(["番号", "回答"])
    page["A2"], page["B2"] = 1, CellRichText(TextBlock(InlineFont(strike=True), "困難です。"), "行います。")
    page["A3"], page["B3"] = 2, "消した回答"
    page["A3"].font = page["B3"].font = Font(strike=True)
    page["A4"], page["B4"] = 3, CellRichText(TextBlock(InlineFont(b=True), "太字"), "の回答")
    out = io.BytesIO()
    book.save(out)
    lines, doubts = workbook_lines("a.xlsx", out.getvalue())
    assert [line.cells for line in lines] == [("番号", "回答"), ("1", "行います。"), ("",), ("3", "太字の回答")]
    assert [("取り消し線の文字が3個" in doubt.message, doubt.line) for doubt in doubts] == [(True, 2)]
