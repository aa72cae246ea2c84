"""Watermarks and ruby of a PDF: left out and said; what only looks like them stays."""

from __future__ import annotations

import io
import math

import pytest

from analysis.ingest.readers.pdf.drawn import TILTED, Glyph, is_tilted, lightness
from analysis.ingest.readers.pdf.pages import pdf_lines
from analysis.ingest.readers.pdf.stray import LARGE, PALE, SMALL, Stray
from tests.documents.setting import FONT

LINE = "川沿いの道に明かりを増やしてほしいという意見がありました。"


def drawn(*steps) -> bytes:
    """A page with a line of text, and what each step draws on it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for _ in range(2):
        canvas.setFont(FONT, 11)
        canvas.drawString(60, 500, LINE)
        for step in steps:
            canvas.saveState()
            step(canvas)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def diagonal(canvas) -> None:
    canvas.translate(100, 470)
    canvas.rotate(45)
    canvas.setFont(FONT, 40)
    canvas.drawString(0, 0, "速報版")


def pale(canvas) -> None:
    canvas.setFillGray(0.85)
    canvas.setFont(FONT, 60)
    canvas.drawString(80, 480, "見本")


def ruby(canvas) -> None:
    canvas.setFont(FONT, 5)
    canvas.drawString(60, 511, "かわぞ")


@pytest.mark.parametrize(("step", "said"), [(diagonal, "速報版"), (pale, "見本")])
def test_a_watermark_is_left_out_and_said_with_its_pages(step, said):
    lines, doubts = pdf_lines("a.pdf", drawn(step))
    assert [line.cells for line in lines] == [(LINE,)] * 2
    assert [("透かし" in doubt.message, "2ページ" in doubt.message, doubt.value) for doubt in doubts] == [(True, True, said)]


def test_ruby_is_left_out_and_counted():
    lines, doubts = pdf_lines("a.pdf", drawn(ruby))
    assert [line.cells for line in lines] == [(LINE,)] * 2
    assert [doubt.message for doubt in doubts] == ["ふりがな（6字）を読み取りから省きました"]


def test_a_page_as_it_should_be_is_left_alone():
    lines, doubts = pdf_lines("a.pdf", drawn())
    assert ([line.cells for line in lines], doubts) == ([(LINE,)] * 2, [])


def glyph(text: str, x: float = 0.0, top: float = 100.0, size: float = 10.0, **fields) -> Glyph:
    return Glyph(text, x, top, x + size, top + size, size, 0, **fields)


PAGE = [glyph("道", 10.0 * place) for place in range(20)]


@pytest.mark.parametrize(
    ("size", "light", "kept"),
    [(10 * LARGE + 1, PALE, False), (10 * LARGE, PALE, True), (10 * LARGE + 1, PALE - 0.01, True), (10 * LARGE + 1, 1.0, True)],
)
def test_what_is_large_and_pale_is_a_watermark(size, light, kept):
    mark = glyph("見", 0, 300, size, light=light)
    assert (mark in Stray().left_out([*PAGE, mark], 1)) == kept


def test_a_page_that_is_askew_as_a_whole_is_kept():
    askew = [each._replace(tilted=True) for each in PAGE]
    assert Stray().left_out([*askew, glyph("1")], 1) == [*askew, glyph("1")]


def test_from_how_many_degrees_text_runs_across_the_page():
    def tilted(degrees):
        return is_tilted(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))

    assert [tilted(each) for each in (0, TILTED - 1, TILTED + 1, 45, 90 - TILTED - 1, 90, 180, 271)] == [
        *(False, False, True, True, True),
        *(False, False, False),
    ]


@pytest.mark.parametrize(
    ("colour", "light"),
    [(0.5, 0.5), ((1, 1, 1), 1.0), ([0, 0, 0, 0], 1.0), ((0, 0, 0, 1), 0.0), (None, 0.0), ("Pattern", 0.0), ((), 0.0)],
)
def test_how_light_a_colour_is(colour, light):
    assert lightness(colour) == pytest.approx(light)


@pytest.mark.parametrize(
    ("small", "kept"),
    [
        (glyph("か", 2, 95, 10 * SMALL), False),
        (glyph("か", 2, 95, 10 * SMALL + 0.1), True),
        (glyph("か", 2, 80, 5), True),  # a line above, too far off
        (glyph("か", 2, 112, 5), True),  # below
        (glyph("注", 2, 95, 5), True),  # no kana
    ],
)
def test_small_kana_right_above_a_character_are_ruby(small, kept):
    assert (small in Stray().left_out([glyph("川"), small], 1)) == kept
