"""Heads and feet of pages, told apart from words that mark the texts of a page."""

from __future__ import annotations

from analysis.ingest.recognition.running_lines import running_lines
from tests.analysis.ingest.documents import document, line

FIRST, SECOND = ("駐輪場を増やして。", "反対。", "図を大きくして。", "短い。"), ("賛成。", "期間が短い。", "助かる。", "長い。")


def pages(*texts):
    lines = [line(0, text, page=page) for page, each in enumerate(texts, start=1) for text in each]
    return running_lines(document(*lines, form="pdf"))


def test_the_head_and_the_number_of_every_page_belong_to_the_page():
    assert pages(("資料1", *FIRST, "- 1 -"), ("資料1", *SECOND, "- 2 -")) == ("資料1", "- 1 -", "- 2 -")


def test_a_mark_that_comes_to_the_edge_of_pages_by_chance_is_none():
    first, second = ([text for opinion in each for text in ("【意見】", opinion)] for each in (FIRST, SECOND))
    assert pages(first, ("十分だ。", *second)) == ()
