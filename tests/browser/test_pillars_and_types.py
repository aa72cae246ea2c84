"""柱で見る and 対応区分で見る by hand: each kind of mark opens its rows, back undoes it, and the keyboard does the same."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser


def chosen(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def rows(page) -> int:
    return int(re.search(r"([\d,]+)件", page.inner_text(".st-key-focus_count"))[1].replace(",", ""))


def click(visitor, mark, *, then: str) -> None:
    """Click a mark of a chart; `then` is in the address afterwards."""
    visitor.click_mark(mark)
    visitor.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == parse_qs(then))
    visitor.settle()


def test_a_piece_of_a_bar_its_end_and_back(visit):
    visitor = visit()
    page = visitor.open("pillars")
    stack = page.locator(".js-plotly-plot").first
    click(visitor, stack.locator(".barlayer .trace").nth(1).locator(".point path").nth(3), then="in_pillar=柱Ⅱ&in_type=○")
    assert rows(page) == 18
    assert "○ 素案に掲載" in page.inner_text(".atlas-comment >> nth=0")
    click(visitor, stack.locator(".scatterlayer .textpoint text").nth(4), then="in_pillar=柱Ⅲ")
    assert rows(page) == 7
    page.go_back()
    page.wait_for_url("**in_type=**")
    visitor.settle()
    assert rows(page) == 18
    page.go_back()
    page.wait_for_url(re.compile(r"/pillars$"))
    visitor.settle()
    assert rows(page) == 94


def test_a_theme_and_a_word_of_a_pillar(visit):
    visitor = visit()
    page = visitor.open("pillars", in_pillar="柱Ⅰ")
    themes, words = page.locator(".js-plotly-plot").nth(1), page.locator(".js-plotly-plot").nth(2)
    count = int(themes.locator(".barlayer .point text").first.text_content().partition("件")[0])
    click(visitor, themes.locator(".barlayer .point path").first, then="in_pillar=柱Ⅰ&in_field=opinion&theme=K1")
    assert rows(page) == count
    named = words.locator(".ytick text").first.text_content()
    counts = re.search(r"この柱 (\d+)/22件", words.locator(".annotation-text").first.text_content())
    click(visitor, words.locator(".barlayer .point path").first, then=f"in_pillar=柱Ⅰ&in_field=opinion&word={named}")
    assert rows(page) == int(counts[1])
    assert set(page.locator(".atlas-comment mark").all_inner_texts()), "the word is marked in the texts"


def test_a_mark_a_cell_and_a_bound(visit):
    visitor = visit()
    page = visitor.open("response-types")
    totals, cells, bounds = (page.locator(".js-plotly-plot").nth(place) for place in range(3))
    click(visitor, totals.locator(".barlayer .trace").first.locator(".point path").nth(2), then="in_type=□")
    assert rows(page) == 25
    click(visitor, cells.locator(".textpoint text").filter(has_text="18"), then="in_type=○&in_pillar=柱Ⅱ")
    assert rows(page) == 18
    click(visitor, bounds.locator(".textpoint text").filter(has_text="0～25"), then="in_type=□&in_pillar=柱Ⅱ")
    assert rows(page) == 13


def test_the_same_by_keyboard_alone(visit):
    visitor = visit()
    page = visitor.open("pillars")
    page.get_by_role("radio", name="プラン全体").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**in_pillar=**")
    visitor.settle()
    assert rows(page) == 5
    visitor.choose(page.get_by_role("combobox", name=re.compile("対応区分を選ぶ")), "－")
    page.wait_for_url("**in_type=**")
    visitor.settle()
    assert chosen(page) == {"in_pillar": ["全体"], "in_type": ["－"]}
    assert rows(page) == 3


def test_a_pillars_words_download_with_the_pillar_in_the_file(visit):
    visitor = visit()
    page = visitor.open("pillars", in_pillar="柱Ⅱ")
    page.get_by_text("表で見る・ダウンロード").nth(2).click()
    data = visitor.download(page.locator(".st-key-pillar_--_words_csv, [class*=words_csv]").get_by_role("button").first)
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines
    assert {line["絞り込み"] for line in lines} == {"なし（全件） ／ 柱Ⅱ DX"}
    assert {line["この柱の全件"] for line in lines} == {re.search(r"の意見は(\d+)件", page.inner_text(".atlas-lead"))[1]}
