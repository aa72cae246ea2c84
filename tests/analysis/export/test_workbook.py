"""Workbooks, read back with openpyxl and compared with the briefing."""

from __future__ import annotations

import io
import re
import time
import zipfile

import openpyxl
import pytest

from analysis.briefing.content import Count
from analysis.export.visible import visible
from analysis.export.workbook import LONGEST_CELL, sheet_name, workbook_bytes
from tests.analysis.export.conftest import NAMES


def read(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("name", NAMES)
def test_every_number_stands_in_its_sheet_as_a_number(briefings, name):
    briefing, taken = briefings[name], {"要点"}
    sheets = read(workbook_bytes(briefing))
    for table in briefing.tables:
        title = sheet_name(table.title, taken)
        taken.add(title.casefold())
        head, *rows = sheets[title]
        assert list(head[: len(table.columns)]) == [visible(column.label) for column in table.columns]
        assert len(rows) == len(table.rows)
        for found, expected in zip(rows, table.rows, strict=True):
            for value, cell in zip(found, expected, strict=False):
                if isinstance(cell, Count | int):
                    assert value == int(cell) and isinstance(value, int)
                elif isinstance(cell, float):
                    assert value == pytest.approx(cell)


@pytest.mark.parametrize("name", NAMES)
def test_the_evidence_of_every_count_has_as_many_rows_as_it_says(briefings, name):
    briefing = briefings[name]
    rows = read(workbook_bytes(briefing))["数の根拠（意見番号）"][1:]
    counts = [int(cell) for table in briefing.tables for row in table.rows for cell in row if isinstance(cell, Count)]
    assert len(rows) == sum(counts)
    found: dict[tuple[object, ...], int] = {}
    for *key, _ in rows:
        found[tuple(key)] = found.get(tuple(key), 0) + 1
    assert all(key[3] == number for key, number in found.items())


def test_comments_are_verbatim(briefings):
    rows = read(workbook_bytes(briefings["nerima"]))["意見と区の考え方"][1:]
    assert len(rows) == 94
    for row, each in zip(rows, briefings["nerima"].quotations.values(), strict=True):
        assert (row[0], row[4], row[5], row[6]) == (each.label, each.opinion, each.reply, each.reply_of or None)
        assert row[3] == "人が読んで付けた区分"


def test_hostile_texts_are_texts_that_nothing_runs(briefings):
    data = workbook_bytes(briefings["hostile"])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert any("_x005F_x0041_" in sheet for sheet in sheets)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = {row[0].value: row[4] for row in book["意見と回答"].iter_rows(min_row=2)}
    assert cells["6"].value.startswith("=HYPERLINK(") and cells["6"].data_type == "s" and cells["6"].quotePrefix
    assert "␀␛␇" in cells["9"].value and "〈U+202E〉" in cells["9"].value
    assert len(cells["10"].value) == LONGEST_CELL and "以下省略" in cells["10"].value
    assert "😀👨‍👩‍👧と𠮷野家、葛\U000e0100城市" in cells["12"].value
    assert cells["14"].value == "－" and not cells["14"].quotePrefix


def test_heads_stay_in_sight_and_can_be_filtered(briefings):
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook_bytes(briefings["nerima"]))):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("name", NAMES)
def test_the_sources_are_named(briefings, name):
    facts = dict(
        row[:2] for row in read(workbook_bytes(briefings[name]))["出典と方法"][1:] if row[0] != "この数字から言えないこと"
    )
    assert facts["データのハッシュ"] == briefings[name].source.data_hash
    assert facts["作成日"] == "2026年1月5日" and facts["絞り込み"] == briefings[name].source.choice


def test_the_same_briefing_gives_the_same_bytes(briefings):
    first = workbook_bytes(briefings["nerima"])
    time.sleep(1.1)  # a clock that got in would show in the seconds
    assert workbook_bytes(briefings["nerima"]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert set(re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", file.read("docProps/core.xml"))) == {b"2026-01-05T00:00:00Z"}


def test_ten_thousand_comments_fit(large_book):
    sheets = read(large_book)
    assert len(sheets["意見と区の考え方"]) == 10_001
    assert sum(row[1] for row in sheets["柱（項目）別の意見件数"][1:]) == 10_000


@pytest.mark.parametrize(
    ("title", "expected"),
    [("柱: A/B [1]?", "柱  A B  1"), ("", "表"), ("長" * 40, "長" * 31), ("要点", "要点2"), ("'引用'", "引用")],
)
def test_a_sheet_has_a_name_that_excel_allows(title, expected):
    assert sheet_name(title, {"要点"}) == expected


def test_no_two_sheets_have_one_name():
    taken: set[str] = set()
    for _ in range(12):
        taken.add(sheet_name("長" * 40, taken).casefold())
    assert len(taken) == 12 and all(len(name) <= 31 for name in taken)
