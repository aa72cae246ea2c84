"""What people confirm before a file or a consultation is made of it: readings of words, counts of a document; axe on both."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import faults

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_readings_are_listed_where_furigana_are_wanted(visit, width, scheme):
    reader = visit(width=width, scheme=scheme)
    page = reader.open("comments", pillar="柱Ⅱ")
    page.get_by_text("公表する・ほかの道具で使う").click()
    expect(page.get_by_role("button", name="読みを残す")).to_have_count(0)
    choice = page.get_by_role("radio", name="初めて出る所だけ")
    reader.steady(choice)  # the part opens slowly on a busy machine: a click while it moves meets what lies beneath
    choice.click()
    expect(page.get_by_role("button", name="読みを残す")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="公表する文書（HTML）＋ふりがな")).to_be_visible()
    expect(page.locator("[data-testid=stDataFrame]").last).to_contain_text("ふりがな", timeout=20_000)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_counts_of_a_document_are_typed_and_compared(visit, width, scheme):
    page = visit(width=width, scheme=scheme).open("documents")
    page.get_by_role("button", name="件数だけの資料を書き写して作る").click()
    page.get_by_role("spinbutton", name="意見の数").fill("60")
    page.get_by_role("textbox", name="対応区分ごとの件数").fill("◎ 計画に反映するもの 6\n○ 素案に掲載しているもの 53")
    page.get_by_role("textbox", name="資料の名前").click()  # leaving a field takes it
    expect(page.get_by_text("対応区分の合計は59件。資料の60件と⚠ 合いません（差 -1件）。")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("◎ 計画に反映するもの", exact=True)).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
