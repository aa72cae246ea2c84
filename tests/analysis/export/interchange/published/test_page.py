"""The page for a web site: nothing runs, tables have heads that are said, replies that are printed once are one cell."""

from __future__ import annotations

from lxml import html

from analysis.export.interchange.published.page import page_bytes


def test_nothing_of_a_text_becomes_part_of_the_page(hostile_nerima, publish):
    page = html.fromstring(page_bytes(publish(hostile_nerima)).decode())
    assert [title.text for title in page.iter("h1")] == [hostile_nerima.metadata.title]
    assert not list(page.iter("script")) and not page.xpath("//@href | //@src")


def test_tables_have_heads_for_columns_and_rows(published_nerima, publish):
    page = html.fromstring(page_bytes(publish(published_nerima)).decode())
    assert page.get("lang") == "ja"
    for table in page.iter("table"):
        assert table.xpath("./thead/tr/th[@scope='col']") and all(
            row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr")
        )
    assert len(page.xpath("//tbody/tr[count(*) > 3]")) == 94


def test_a_reply_for_two_comments_is_one_cell(published_nerima, publish):
    page = html.fromstring(page_bytes(publish(published_nerima)).decode())
    row = next(row for row in page.xpath("//tbody/tr") if row[0].text == "4")
    assert row[3].get("rowspan") == "2" and row.getnext()[0].text == "5" and len(row.getnext()) == 4
