"""The workbook opened by LibreOffice Calc and the report opened by poppler: numbers and comments as they were written."""

from __future__ import annotations

import csv
import re

import pytest

from analysis.briefing.content import Count
from analysis.export.pdf.paper import FOOT
from analysis.export.pdf.report import pdf_bytes
from analysis.export.visible import visible
from analysis.export.workbook import sheet_name, workbook_bytes
from tests import japanese_font, libreoffice
from tests.analysis.export.conftest import NAMES

pytestmark = pytest.mark.office
BOOKS = (*NAMES, "large")
MISTAKES = ("#NAME?", "#REF!", "#VALUE!", "Err:")
PAGE = ("-x", 0, "-y", 0, "-W", 595, "-H", int(842 - FOOT), "-r", 72)
"""A4 without the feet of its pages."""


@pytest.fixture(scope="module")
def sheets(briefings, large_book, tmp_path_factory):
    """The rows of every sheet, by book and in the order of the book."""
    folder = tmp_path_factory.mktemp("books")
    books = {name: workbook_bytes(briefing) for name, briefing in briefings.items()}
    for name, book in {**books, "large": large_book}.items():
        (folder / f"{name}.xlsx").write_bytes(book)
    libreoffice.convert([folder / f"{name}.xlsx" for name in BOOKS], libreoffice.EVERY_SHEET, folder)
    return {name: {path.stem.partition("-")[2]: rows(path) for path in folder.glob(f"{name}-*.csv")} for name in BOOKS}


def rows(path) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("name", BOOKS)
def test_calc_shows_every_number_of_every_table(briefings, large, sheets, name):
    briefing, taken = {**briefings, "large": large}[name], {"要点"}
    for table in briefing.tables:
        title = sheet_name(table.title, taken)
        taken.add(title.casefold())
        found = sheets[name][title][1:]
        assert len(found) == len(table.rows)
        for shown, row in zip(found, table.rows, strict=True):
            for text, cell in zip(shown, row, strict=False):
                assert not isinstance(cell, Count | int) or int(text) == int(cell)


@pytest.mark.parametrize(("name", "comments"), [("nothing", 0), ("one", 1), ("nerima", 94), ("large", 10_000)])
def test_calc_shows_every_comment(briefings, large, sheets, name, comments):
    quoted = {**briefings, "large": large}[name].quotations.values()
    found = sheets[name]["意見と区の考え方"][1:]
    assert len(found) == len(quoted) == comments
    assert [(row[4], row[5]) for row in found] == [(each.opinion or "", each.reply or "") for each in quoted]


def test_calc_computes_nothing_out_of_hostile_texts(briefings, sheets):
    found = [row[4] for row in sheets["hostile"]["意見と回答"][1:]]  # nobody knows who published these
    assert found[0] == briefings["hostile"].quotations["6"].opinion
    cells = [cell for rows in sheets["hostile"].values() for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(MISTAKES)]


@pytest.mark.parametrize("name", ["nerima", "one"])
def test_poppler_reads_every_quoted_comment_whole(briefings, name, tmp_path):
    japanese_font.provided()
    (tmp_path / "report.pdf").write_bytes(pdf_bytes(briefings[name]))
    text = squeezed(libreoffice.poppler("pdftotext", *PAGE, tmp_path / "report.pdf", "-"))
    for each in briefings[name].quotations.values():
        assert squeezed(each.opinion) in text and squeezed(each.reply) in text, each.id


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", visible(text))
