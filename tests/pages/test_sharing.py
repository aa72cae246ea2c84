"""Sharing: the address of what is on screen, its QR code, a citation with source, day and filters; a line of actions a figure."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.screen import bodies, selected, text


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setenv("IKEN_DATE", "2026-01-05")


def codes(app) -> list[str]:
    return [each.value for each in app.code]


def test_the_address_opens_the_same_rows(open_page):
    app = open_page("pillars", pillar=["柱Ⅰ", "柱Ⅱ"], response_type="○", chart="cells")
    whole, *_ = codes(app)
    asked = parse_qs(urlsplit(whole).query)
    assert asked["consultation"] == ["nerima-2023"] and asked["chart"] == ["cells"]
    assert urlsplit(whole).path == "/pillars"
    again = open_page("pillars", **asked)
    assert selected(again) == selected(app) == 32


def test_a_citation_names_source_filters_basis_day_and_data(open_page):
    _, cited, _ = codes(open_page("comments", q="町会"))
    assert cited.startswith("練馬区「(仮称) 取組強化プラン")
    for part in ("絞り込み：検索：町会", "対応区分：人が読んで付けた区分", "2026年1月5日に集計", "データ ", "/comments?"):
        assert part in cited


def test_the_code_is_a_picture_of_the_address_and_none_where_it_is_too_long(open_page):
    app = open_page("")
    picture = re.search(r'<img class="atlas-qr" loading="lazy" src="([^"]+)"', "".join(bodies(app)))
    asked = urlsplit(unescape(picture[1]))
    assert (asked.path, parse_qs(asked.query)["text"]) == ("/qr.png", codes(app)[:1])
    long = "".join(bodies(open_page("comments", q="あ" * 190, word="い" * 190)))
    assert "QRコードにできません" in long and "atlas-qr" not in long


def test_every_figure_has_its_citation_and_the_page_its_own_for_paper(open_page):
    html = "".join(bodies(open_page("pillars", pillar="柱Ⅱ")))
    cited = re.findall(r'<p class="atlas-citation">([^<]+)</p>', html)
    assert any("「柱（項目）別の意見件数と対応区分」" in each and "絞り込み：柱：柱Ⅱ DX" in each for each in cited)
    assert html.count('data-image="png"') == html.count('data-image="svg"') == len(cited) >= 2
    assert '<p class="atlas-paper">練馬区' in html


def test_the_squares_are_cited_too(open_page):
    cited = re.findall(r'<p class="atlas-citation">([^<]+)</p>', "".join(bodies(open_page("", pillar="柱Ⅱ"))))
    assert len(cited) == 1 and "「44件の意見と、その対応区分」" in cited[0] and "絞り込み：柱：柱Ⅱ DX" in cited[0]


def test_the_title_of_a_figure_says_what_it_finds_and_under_it_what_is_counted(open_page):
    html = "".join(bodies(open_page("pillars")))
    assert re.search(r"<h2[^>]*>「柱Ⅱ DX」が44件（46.8%）で最も多い .*?</h2><p>柱（項目）別の意見件数と対応区分（94件）。", html)
    assert "「○ 素案に掲載」が34件（36.2%）で最も多い" in text(open_page("response_types"))


def test_where_nothing_stands_out_the_title_stays_neutral(open_page):
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", "".join(bodies(open_page("pillars", q="対応", response_type="◎"))))
    assert not [each for each in headings if "最も多い" in each and "0件" in each]
    assert "「" not in re.search(r"<h2[^>]*>(.*?)</h2>", "".join(bodies(open_page("methods"))))[1]


def test_pillars_that_are_filtered_out_are_absent_and_not_zero(open_page):
    app = open_page("", pillar="柱Ⅱ")
    assert "プラン全体" not in "".join(body for body in bodies(app) if "atlas-squares" in body)
