"""The HTML file, read back with a parser: numbers, links, and nothing that runs or asks another machine."""

from __future__ import annotations

import re

import pytest
from lxml import html

from analysis.briefing.content import Count
from analysis.export.html import html_bytes
from analysis.export.visible import visible
from tests.analysis.export.conftest import NAMES


def read(briefing):
    return html.document_fromstring(html_bytes(briefing).decode("utf-8"))


def rows(page, table):
    """Cells of the table with that title; titles stand once a table."""
    found = [each for each in page.xpath("//table") if each.xpath("string(caption/text())") == visible(table.title)]
    return [[cell.text_content() for cell in row.xpath("td")] for row in found[0].xpath("tbody/tr")]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_every_table_is_there_and_leads_to_its_comments(briefings, name):
    briefing, page = briefings[name], read(briefings[name])
    for table in briefing.tables:
        for found, expected in zip(rows(page, table), table.rows, strict=True):
            numbers = [(text, cell) for text, cell in zip(found, expected, strict=True) if isinstance(cell, Count | int)]
            assert all(int(text.replace(",", "")) == int(cell) for text, cell in numbers)
    for link in page.xpath("//td[contains(@class,'count')]/a"):
        target = page.get_element_by_id(link.get("href")[1:])
        assert target.text_content().startswith(f"{link.text_content()}件：")


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_there(briefings, name):
    messages = [each.text_content() for each in read(briefings[name]).xpath("//p[@class='message']")]
    assert messages == [section.message.text for section in briefings[name].sections]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_place_in_the_file(briefings, name):
    page = read(briefings[name])
    assert all(
        link.get("href").startswith("#") and page.get_element_by_id(link.get("href")[1:]) is not None
        for link in page.xpath("//a")
    )
    places = page.xpath("//@id")
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_and_nothing_is_loaded(briefings, name):
    page = read(briefings[name])
    assert page.xpath("//script|//iframe|//object|//embed|//link|//img|//form|//base") == []
    assert page.xpath("//@src|//@onclick|//@onload|//@onerror|//@style[contains(.,'url')]") == []
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert not re.search(r"@import|url\((?!#)", page.xpath("string(//style)"))


def test_every_figure_has_its_table_beside_it(briefings):
    page = read(briefings["nerima"])
    assert len(page.xpath("//figure")) == 6
    for figure in page.xpath("//figure"):
        assert figure.xpath("svg/@aria-label") and figure.getnext().xpath("table")


def test_a_figure_draws_the_numbers_of_its_table(briefings):
    page, table = read(briefings["nerima"]), briefings["nerima"].section("concentration").table("pillars")
    texts = page.xpath("//figure[.//figcaption[starts-with(.,'柱（項目）別')]]//text/text()")
    assert [text for text in texts if "件" in text] == [str(row[1]) for row in table.rows]
    widths = [float(each) for each in page.xpath("(//figure)[1]//rect/@width")]
    assert [round(width / max(widths) * 44) for width in widths] == [5, 3, 22, 44, 7, 13]


def test_what_the_source_does_not_print_carries_its_badge(briefings):
    page = read(briefings["nerima"])
    for section in page.xpath("//section[@id='s-changed' or @id='s-answers' or @id='s-refused' or @id='s-postponed']"):
        assert "対応区分：人が読んで付けた区分" in section.xpath("h2")[0].text_content()
    assert all(
        "stroke-dasharray" in html.tostring(figure).decode() for figure in page.xpath("//section[@id='s-answers']//figure")
    )
    assert page.xpath("//section[@id='s-concentration']//*[@class='badge']") == []


def test_comments_are_quoted_as_they_are(briefings):
    for name in ("nerima", "hostile"):
        articles = read(briefings[name]).xpath("//article")
        assert len(articles) == len(briefings[name].quotations)
        for article, each in zip(articles, briefings[name].quotations.values(), strict=True):
            texts = [text.text_content() for text in article.xpath("p[@class='verbatim']")]
            assert texts == [visible(each.opinion or "（記載なし）"), visible(each.reply or "（記載なし）")]


def test_the_same_briefing_gives_the_same_bytes(briefings):
    assert html_bytes(briefings["nerima"]) == html_bytes(briefings["nerima"])


def test_ten_thousand_comments_fit(large):
    page = read(large)
    assert len(page.xpath("//article")) == 10_000
    assert sum(int(row[1].replace(",", "")) for row in rows(page, large.section("concentration").table("pillars"))) == 10_000
