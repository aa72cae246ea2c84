"""Numbers that a spreadsheet turned into days are read as they were typed, and a person is told."""

from __future__ import annotations

import datetime

import pytest
from openpyxl import Workbook

from analysis.ingest.importing import import_file
from analysis.ingest.rows.dated_numbers import dated_numbers, typed_number
from analysis.ingest.rows.lines_read import Row
from tests.analysis.ingest.documents import HEAD, comment


@pytest.mark.parametrize(("shown", "typed"), [("1月2日", "1-2"), ("１２月０３日", "12-3"), (" 2月 1日 ", "2-1")])
def test_a_day_without_a_year_is_the_number_that_was_typed(shown, typed):
    assert typed_number(shown) == typed


@pytest.mark.parametrize("cell", ["", "1", "1-13", "令和6年1月2日", "1月", "①", "1月2日3"])
def test_any_other_number_stays(cell):
    assert typed_number(cell) == cell


def test_nothing_is_asked_where_no_number_is_a_day():
    assert dated_numbers("意見.xlsx", []) == []
    assert dated_numbers("意見.xlsx", [Row({"no": "1"}, 1, 1), Row({}, 1, 2)]) == []


def test_the_numbers_of_a_workbook_come_back(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(HEAD)
    for day in (1, 2, 3):
        sheet.append((datetime.datetime(2024, 1, day), *comment(day)[1:]))
        sheet.cell(sheet.max_row, 1).number_format = 'm"月"d"日"'
    sheet.append(("1-32", *comment(4)[1:]))
    book.save(tmp_path / "意見.xlsx")
    found = import_file(tmp_path / "意見.xlsx", tmp_path / "out")
    assert found.built.tables["comments.csv"]["no"].tolist() == ["1-1", "1-2", "1-3", "1-32"]
    assert "1月1日→1-1" in [each.value for each in found.warnings]
