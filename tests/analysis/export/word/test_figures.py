"""The figures of the briefing in Word: each is there with its numbers in words, drawn large enough, above its table."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from analysis.export.drawing import described
from analysis.export.pdf.fonts import NoFontError
from analysis.export.word.blocks import TEXT_WIDTH
from analysis.export.word.briefing import briefing_bytes
from analysis.export.word.figures import figures
from tests.analysis.export.conftest import NAMES
from tests.japanese_font import provided


def drawn(data):
    """What is said of each picture, and the picture."""
    document = docx.Document(io.BytesIO(data))
    for inline in document.element.body.iter(qn("wp:inline")):
        part = document.part.related_parts[next(inline.iter(qn("a:blip"))).get(qn("r:embed"))]
        yield inline.docPr.get("descr"), Image.open(io.BytesIO(part.blob)), inline.extent.cx


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_a_picture_that_says_its_numbers(briefings, name):
    provided()
    sections = briefings[name].sections
    # as tables follow each other, each with its figures
    pairs = [(f, t) for s in sections for t in s.tables for f in s.figures if f.table == t.name]
    found = list(drawn(briefing_bytes(briefings[name])))
    assert [told for told, _, _ in found] == [described(figure, table) for figure, table in pairs]
    assert len(pairs) == sum(len(section.figures) for section in sections)


def test_pictures_are_as_wide_as_a_line_and_sharp_on_paper(briefings):
    provided()
    (_, picture, width), *_ = drawn(briefing_bytes(briefings["nerima"]))
    assert width == round(TEXT_WIDTH / 20 * 12700)
    assert picture.width / (TEXT_WIDTH / 20 / 72) == pytest.approx(220, abs=1)
    assert len(picture.convert("RGB").getcolors(1 << 16)) > 2


def test_a_figure_follows_the_title_of_its_table_and_the_table_follows_it(briefings):
    provided()
    body = docx.Document(io.BytesIO(briefing_bytes(briefings["nerima"]))).element.body
    kinds = ["picture" if next(each.iter(qn("wp:inline")), None) is not None else each.tag.rpartition("}")[2] for each in body]
    at = [place for place, kind in enumerate(kinds) if kind == "picture"]
    assert at and all(kinds[place - 1] == "p" and kinds[place + 1] == "tbl" for place in at)


def test_without_a_font_the_document_is_written_and_says_that_it_has_no_figures(briefings, monkeypatch):
    def missing():
        raise NoFontError("フォントがありません")

    monkeypatch.setattr("analysis.export.pdf.fonts.chosen_fonts", missing)
    data = briefing_bytes(briefings["nerima"])
    assert list(drawn(data)) == []
    assert any("図は入っていません" in paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_what_the_font_lacks_is_said_beside_the_figures(briefings):
    provided()
    _, told = figures(briefings["hostile"])
    assert told == "" or told.startswith("図の中の「〓」")
    assert figures(briefings["nerima"])[1] == ""
