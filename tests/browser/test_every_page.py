"""What holds on every page: language, title, head, accessibility, width, and no complaint in the console (see `visit`)."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

PAGES = ("", "pillars", "response-types", "themes", "replies", "keywords", "comments", "compare", "briefing", "review", "methods")
AND_OF_EDITORS = (*PAGES, "audit")
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
STREAMLITS_OWN: dict[str, str] = {}
"""axe rules that only Streamlit could mend, with where they arise; empty is the aim."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_in_japanese_and_says_what_it_shows(visit, path):
    visitor = visit()
    page = visitor.open(path)
    assert page.get_attribute("html", "lang") == "ja"
    assert page.title().endswith("｜意見アトラス")
    assert visitor.shown() == (94, 94)
    assert "94件（11名・5団体）" in page.inner_text("[data-testid=stMain]")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", AND_OF_EDITORS)
def test_axe_finds_nothing_serious(visit, path, scheme):
    page = visit(scheme=scheme).open(path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical") and each["id"] not in STREAMLITS_OWN
    ]
    assert serious == []


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("path", AND_OF_EDITORS)
def test_nothing_sticks_out_on_a_small_screen(visit, path, width):
    page = visit(width=width).open(path)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_the_filters_stay_in_sight(visit, width):
    page = visit(width=width).open("comments", pillar="柱Ⅱ", q="区")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1500)")
    page.wait_for_timeout(300)
    bar = page.locator(".st-key-filter_bar").bounding_box()
    assert 0 <= bar["y"] < 60
    assert bar["height"] < 130  # search, count and chips, never more than two lines
    assert page.get_by_role("button", name="条件をすべて外す").count() == 1


def test_the_menu_of_a_phone_closes_when_used(visit):
    visitor = visit(width=390)
    page = visitor.open()
    page.locator("[data-testid=stExpandSidebarButton]").click()
    link = page.locator("[data-testid=stSidebar]").get_by_role("link", name="意見を読む")
    visitor.steady(link)
    link.click()
    page.wait_for_url("**/comments")
    visitor.settle()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 1")
