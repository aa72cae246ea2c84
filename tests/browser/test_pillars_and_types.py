"""柱で見る and 対応区分で見る by hand: a mark opens its rows, back undoes it, and a file says what it holds."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser


def test_two_doors_and_back(visit):
    visitor = visit()
    page = visitor.open("pillars")
    stack = page.locator(".js-plotly-plot").first
    stack.get_by_role("button", name="柱Ⅲ 人事・人材育成 94件のうち 7件（7.4%）").click()
    assert visitor.panel() == 7
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/pillars$"))
    visitor.settle()
    stack.get_by_role("button", name=re.compile("柱Ⅱ DX ○ 素案に掲載")).click()
    assert visitor.panel() == 18
    assert parse_qs(urlsplit(page.url).query) == {"in_pillar": ["柱Ⅱ"], "in_type": ["○"]}
    assert "○ 素案に掲載" in page.inner_text("[role=dialog] .atlas-comment >> nth=0")
    page.go_back()
    page.wait_for_url(re.compile(r"/pillars$"))
    visitor.settle()
    assert page.locator("[role=dialog]").count() == 0


def test_the_word_of_a_pillar_is_marked_in_its_texts(visit):
    visitor = visit()
    page = visitor.open("pillars", one_pillar="柱Ⅱ")
    words = page.locator(".js-plotly-plot").nth(2)
    words.get_by_role("button", name=re.compile("^デジタル化 この柱 6")).click()
    assert visitor.panel() == 6
    assert set(page.locator("[role=dialog] .atlas-comment mark").all_inner_texts()) == {"デジタル化"}


def test_a_pillars_words_download_with_the_pillar_in_the_file(visit):
    visitor = visit()
    page = visitor.open("pillars", one_pillar="柱Ⅱ")
    data = visitor.download(page.locator(".st-key-pillar_--_words_csv, [class*=words_csv]").get_by_role("button").first)
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines
    assert {line["絞り込み"] for line in lines} == {"なし（全件） ／ 柱Ⅱ DX"}
    assert {line["この柱の全件"] for line in lines} == {re.search(r"の意見は(\d+)件", page.inner_text(".atlas-lead"))[1]}
