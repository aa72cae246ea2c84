"""区の考え方 by hand: each part's numbers open their rows, back undoes it, and the keyboard does the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("part", "name", "then"),
    [
        ("shared", "この文が答えている意見", "shared="),
        ("promises", "検討", "answers=promises&grade=consider"),
        ("promises", "令和5年度：", "answers=promises&year=令和5年度"),
        ("changes", "第1章", "answers=changes&outcome=revised&in_pillar=第1章"),
        ("gaps", "この順に", "answers=gaps&gap=ranked"),
    ],
)
def test_a_number_opens_its_rows_and_back_closes_them(visit, part, name, then):
    visitor = visit()
    page = visitor.open("replies", **({} if part == "shared" else {"answers": part}))
    before = page.url
    door = page.locator("[data-pick]:visible").and_(page.get_by_role("button", name=re.compile(f"^{name}|{name}"))).first
    shown = int(re.findall(r"(\d+)(?:件|$)", door.get_attribute("aria-label") or door.inner_text())[-1])
    door.click()
    assert visitor.panel() == shown
    asked = parse_qs(urlsplit(page.url).query)
    assert set(asked) == {"shared"} if part == "shared" else asked == parse_qs(then)
    assert page.locator("[role=dialog] .atlas-comment mark").count() > 0
    page.go_back()
    page.wait_for_url(before)
    visitor.settle()
    assert page.locator("[role=dialog]").count() == 0


def test_the_parts_and_a_group_are_chosen_by_keyboard(visit):
    visitor = visit()
    page = visitor.open("replies")
    page.get_by_role("radio", name="今後の対応").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**answers=promises**")
    visitor.settle()
    marks = page.locator(".js-plotly-plot").first.locator("[data-pick]")
    visitor.steady(marks.first)
    marks.first.focus()
    page.keyboard.press("End")
    expect(marks.last).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**grade=decline**")
    assert visitor.panel() == 4
