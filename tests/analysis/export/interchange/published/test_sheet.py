"""The workbook: texts are texts, counts are numbers, the sheet prints across A4."""

from __future__ import annotations

import io

import openpyxl

from analysis.export.interchange.published.sheet import workbook_bytes


def test_nothing_is_a_formula_and_counts_are_numbers(hostile_nerima, publish):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(publish(hostile_nerima)))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [row[1].value for row in sheet.iter_rows() if row[0].value == "第1章 はじめに" and row[1].value] == [3]


def test_every_comment_is_a_row(published_nerima, publish):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(publish(published_nerima)))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows[rows.index(["No", "分類", "意見概要", "区の考え方", "対応区分"]) + 1 :]) == 94 + 6
    assert sheet.page_setup.orientation == "landscape"
