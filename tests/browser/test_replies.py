"""区の考え方 by hand: a bar of each part opens its rows, back undoes it, and the keyboard does the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser


def rows(page) -> int:
    return int(re.search(r"([\d,]+)件", page.inner_text(".st-key-focus_count"))[1].replace(",", ""))


def click_bar(visitor, number: int, *, figure: int = 0, then: str) -> int:
    """Click a bar and wait for the address; gives the number beside the bar."""
    page = visitor.page
    point = page.locator(".js-plotly-plot").nth(figure).locator(".barlayer .point").nth(number)
    shown = int(re.match(r"\d+", point.locator("text").text_content())[0])
    visitor.click_mark(point.locator("path"))
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == parse_qs(then))
    visitor.settle()
    return shown


@pytest.mark.parametrize(
    ("part", "number", "figure", "then"),
    [
        ("shared", 1, 0, "shared=2"),
        ("shared", 0, 1, "shared=12"),
        ("promises", 3, 0, "answers=promises&grade=consider"),
        ("changes", 1, 0, "answers=changes&outcome=revised&in_pillar=第1章"),
        ("changes", 5, 1, "answers=changes&outcome=not_adopted&in_pillar=その他"),
    ],
)
def test_a_bar_opens_its_rows_and_back_closes_them(visit, part, number, figure, then):
    visitor = visit()
    page = visitor.open("replies", **({} if part == "shared" else {"answers": part}))
    before = page.url
    assert rows_shown(page) == 0
    shown = click_bar(visitor, number, figure=figure, then=then)
    assert rows(page) == shown
    assert page.locator(".atlas-comment mark").count() > 0
    page.go_back()
    page.wait_for_url(before)
    visitor.settle()
    assert rows_shown(page) == 0


def test_the_parts_and_a_group_are_chosen_by_keyboard(visit):
    visitor = visit()
    page = visitor.open("replies")
    page.get_by_role("radio", name="今後の対応").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**answers=promises**")
    visitor.settle()
    visitor.choose(page.get_by_role("combobox", name=re.compile("段階")), "困難")
    page.wait_for_url("**grade=decline**")
    visitor.settle()
    assert rows(page) == 4


def rows_shown(page) -> int:
    return page.locator(".st-key-focus_count").count()
