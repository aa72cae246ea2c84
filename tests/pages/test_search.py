"""A search answers: themes, kinds of text, near words, each opening as many comments as it says; nothing found is explained."""

from __future__ import annotations

import re

import pytest

from tests.pages.screen import selected, text


def links(app) -> dict[str, str]:
    """Label → address of each way of the search."""
    found = [link.proto for link in app.main.get("page_link") if re.search(r"\d件$", link.proto.label)]
    return {each.label: each.query_string for each in found}


def test_a_search_names_the_theme_the_kinds_of_text_and_near_words(open_page):
    app = open_page("comments", q="デジタル格差")
    assert list(links(app)) == [
        "テーマ「デジタル格差・利用支援」8件",
        "テーマ「デジタル格差への配慮・利用支援（柱Ⅱ）」7件",
        "区の考え方 1件",
        "含む語「デジタル格差解消」1件",
        "一部の語「デジタル」6件",
    ]
    assert "意見概要 0件" in text(app), "a zero is said, and leads nowhere"


@pytest.mark.parametrize("query", ["デジタル格差", "スマホ", "町会 役割"])
def test_every_way_opens_as_many_comments_as_it_says(open_page, query):
    from urllib.parse import parse_qs

    for label, address in links(open_page("", q=query)).items():
        app = open_page("comments", **parse_qs(address))
        narrowed = re.search(r"このうち ([0-9,]+)件", text(app))
        assert int((narrowed[1] if narrowed else str(selected(app))).replace(",", "")) == int(
            label[:-1].split("」")[-1].split()[-1]
        )


def test_nothing_found_says_what_each_condition_costs_and_drops_it(open_page):
    app = open_page("", q="町会", response_type="※")
    assert selected(app) == 0
    costs = {button.label: button for button in app.button if "を外す：" in button.label}
    assert list(costs) == ["「対応区分：※ 反映できない」を外す：12件", "「検索：町会」を外す：6件"]
    costs["「検索：町会」を外す：6件"].click().run()
    assert selected(app) == 6 and app.text_input(key="q").value == ""


def test_without_a_search_nothing_is_answered(open_page):
    assert links(open_page("comments")) == {}
