"""The first page of the A4 report: everything on it, hardly made smaller, from the left margin on."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from analysis.briefing.build import briefing
from analysis.export.pdf.paper import MARGIN
from analysis.export.pdf.report import pdf_bytes
from analysis.selection import Selection
from tests.analysis.briefings import DAY
from tests.japanese_font import NAMED, alone


@pytest.fixture(scope="module", params=NAMED)
def first_page(corpus, request, tmp_path_factory):
    """The guided read's eight views on one page, set in each font that the README names."""
    with alone(request.param, tmp_path_factory.mktemp("font")):
        report = pdf_bytes(briefing(corpus, Selection("coded"), date=DAY))
    with pdfplumber.open(io.BytesIO(report)) as file:
        yield file.pages[0]


def test_eight_messages_and_two_figures_fit_in_nine_tenths_of_their_size(first_page):
    rules = [line for line in first_page.lines if line["width"] > 200][:8]
    assert len(rules) == 8
    for line in rules:
        assert line["x0"] == pytest.approx(MARGIN, abs=1)
        assert line["width"] == pytest.approx(first_page.width - 2 * MARGIN, abs=1)
    title = first_page.chars[0]
    assert 0.9 * 15 <= title["size"] <= 15.01


def test_the_figures_say_where_comments_are_and_what_replies_promise(first_page):
    text = first_page.extract_text()
    assert "柱（項目）別の意見件数" in text and "回答に書かれた今後の対応" in text
