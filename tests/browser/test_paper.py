"""Ctrl+P on A4, upright and across, read back with poppler: every column, every comment counted, an address to come back by."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.office]
PILLARS = {"プラン全体": 5, "第1章 はじめに": 3, "柱Ⅰ 区民協働": 22, "柱Ⅱ DX": 44, "柱Ⅲ 人事・人材育成": 7, "その他": 13}


class Word(NamedTuple):
    text: str
    left: float
    right: float
    sheet: float


def printed(page, place: Path, *, landscape: bool) -> Path:
    page.wait_for_timeout(500)
    page.pdf(path=str(place), format="A4", landscape=landscape, print_background=True)
    return place


def words(pdf: Path) -> list[Word]:
    """Every word of a PDF with where it stands on its sheet."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout
    tree = ElementTree.fromstring(re.sub(rb"&#x?[0-9a-f]*[0-8bcef];", b"", out))
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        Word(word.text or "", float(word.attrib["xMin"]), float(word.attrib["xMax"]), float(sheet.attrib["width"]))
        for sheet in tree.iter(f"{name}page")
        for word in sheet.iter(f"{name}word")
    ]


def text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout.decode()


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "across"])
@pytest.mark.parametrize("path", ["", "pillars", "response-types", "replies", "keywords", "briefing", "methods"])
def test_nothing_stands_off_the_sheet(visit, tmp_path, path, landscape):
    found = words(printed(visit().open(path), tmp_path / "page.pdf", landscape=landscape))
    assert len(found) > 50
    assert [word for word in found if word.left < 0 or word.right > word.sheet + 1] == []


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "across"])
def test_all_comments_are_counted_on_paper(visit, tmp_path, landscape):
    said = text(printed(visit().open(picture="table"), tmp_path / "page.pdf", landscape=landscape))
    total = next(line for line in said.splitlines() if line.split()[:1] == ["計"])
    assert list(map(int, re.findall("[0-9]+", total))) == [4, 34, 25, 12, 6, 13, 94]
    assert "94件（11名・5団体）" in said.replace(" ", "")


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "across"])
def test_every_pillar_of_a_figure_has_its_count_on_paper(visit, tmp_path, landscape):
    said = text(printed(visit().open("pillars"), tmp_path / "page.pdf", landscape=landscape))
    figure = said.partition("柱ごとの特徴")[0]
    assert {f"{count}件" for count in PILLARS.values()} <= set(re.findall("[0-9]+件", figure))


def test_a_sheet_carries_the_address_that_shows_it_again(visit, tmp_path):
    visitor = visit()
    said = text(printed(visitor.open("pillars", pillar="柱Ⅱ"), tmp_path / "page.pdf", landscape=False))
    address = re.search(r"http://\S+(?:\n\s*\S*[?&=%]\S*)*", said)[0]
    visitor.page.goto(re.sub(r"\s+", "", address))
    visitor.settle()
    assert visitor.shown() == (44, 94)
