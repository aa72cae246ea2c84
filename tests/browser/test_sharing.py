"""What leaves the screen: a figure with its source in it, a citation, an address; and an address that no page has."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_figure_is_saved_as_a_picture_with_its_title_and_source(visit):
    visitor = visit()
    page = visitor.open("pillars", pillar="柱Ⅱ")
    assert visitor.download(page.locator("[data-image=png]").first).startswith(b"\x89PNG")
    picture = ElementTree.fromstring(visitor.download(page.locator("[data-image=svg]").first))
    said = "".join(picture.itertext())
    assert "柱（項目）別の意見件数と対応区分" in said and "○18" in said
    assert "練馬区「(仮称)" in said and "絞り込み：柱：柱Ⅱ" in said.replace(" ", "")


def test_a_citation_unfolds_and_is_taken_along(visit):
    page = visit().open("pillars")
    page.get_by_text("リンク・引用").first.click()
    cited = page.locator(".atlas-citation").first
    assert cited.is_visible() and cited.inner_text().startswith("練馬区「")
    button = page.locator("[data-copy]").first
    button.click()
    expect(button).to_have_text(re.compile("^(コピーしました|選びました（Ctrl\\+C でコピー）)$"))


def test_the_shared_address_opens_the_same_page_for_somebody_else(visit):
    page = visit().open("comments", q="町会", pillar="柱Ⅰ")
    page.get_by_role("button", name="共有").click()
    address = page.locator("[data-testid=stCode]").first.inner_text().strip()
    expect(page.locator(".atlas-qr")).to_have_js_property("complete", True)  # it is asked for when the part opens
    assert page.locator(".atlas-qr").evaluate("each => each.naturalWidth > 60")
    other = visit()
    other.page.goto(address)
    other.settle()
    assert other.page.inner_text(".atlas-count") == page.inner_text(".atlas-count")


def test_an_address_that_no_page_has_is_told_so_in_japanese(visit):
    visitor = visit()
    page = visitor.open("pilars")
    said = page.get_by_role("dialog").inner_text()
    assert "このアドレスのページはありません" in said and "概要を表示しています" in said
    page.keyboard.press("Escape")
    assert visitor.shown() == (94, 94)
    told = visitor.complaints.pop()  # Streamlit says the same in the console
    assert "つづりを確かめてください" in told
