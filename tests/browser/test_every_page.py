"""What holds on every page: language, title, head, accessibility, width, and no complaint in the console (see `visit`).

Opening a page takes seconds, looking at it does not: each is opened once a width and a scheme, and all is asked of it then.
"""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest

PAGES = (
    "",
    "pillars",
    "response-types",
    "themes",
    "map",
    "replies",
    "keywords",
    "comments",
    "compare",
    "briefing",
    "review",
    "methods",
)
AND_OF_EDITORS = (*PAGES, "audit")
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
STREAMLITS_OWN = {
    "presentation-role-conflict": "the drop zone of a choice of a file, which has a role and a place in the Tab order"
}
"""axe rules that only Streamlit could mend, with where they arise; empty is the aim."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", AND_OF_EDITORS)
def test_the_page_is_in_japanese_says_what_it_shows_and_reads_well(visit, path):
    visitor = visit()
    page = visitor.open(path)
    assert page.get_attribute("html", "lang") == "ja"
    assert page.title().endswith("｜意見アトラス")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert faults(page) == []
    if path in PAGES:
        assert visitor.shown() == (94, 94)
        assert "94件（11名・5団体）" in page.inner_text("[data-testid=stMain]")
        assert page.evaluate(WHAT_READS_BADLY) == []
        assert english(page, path) == set()


@pytest.mark.parametrize("path", AND_OF_EDITORS)
def test_axe_finds_nothing_in_the_dark(visit, path):
    assert faults(visit(scheme="dark").open(path)) == []


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("path", AND_OF_EDITORS)
def test_nothing_sticks_out_or_is_broken_on_a_small_screen(visit, path, width):
    page = visit(width=width).open(path)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    if path in PAGES:
        assert page.evaluate(WHAT_READS_BADLY) == []


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
    visitor = visit(width=390, motion=True)
    page = visitor.open()
    page.locator("[data-testid=stExpandSidebarButton]").click()
    link = page.locator("[data-testid=stSidebar]").get_by_role("link", name="意見を読む")
    visitor.steady(link)
    link.click()
    page.wait_for_url("**/comments")
    visitor.settle()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 1")


WHAT_READS_BADLY = """() => {
  const found = [], range = document.createRange(), main = document.querySelector('[data-testid=stMain]');
  const verbatim = '.atlas-comment p, .atlas-kwic, [data-testid=stCode], script, style';
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest(verbatim) || !node.parentElement.checkVisibility()) continue;
    for (const number of node.textContent.matchAll(/\\d[\\d.,]*(?:[%件字名語]|団体)?/g)) {
      range.setStart(node, number.index);
      range.setEnd(node, number.index + number[0].length);
      const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0.5).map((box) => Math.round(box.top / 6)));
      if (lines.size > 1) found.push(`broken: ${number[0]} in ${node.textContent.trim().slice(0, 80)}`);
    }
  }
  for (const each of main.querySelectorAll('*')) {
    const hidden = ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) && each.clientWidth > 20;
    if (hidden && each.scrollWidth > each.clientWidth + 2 && each.innerText?.trim()) found.push(`clipped: ${each.innerText}`);
  }
  for (const text of main.querySelectorAll('.js-plotly-plot svg.main-svg text')) {
    const figure = text.closest('.js-plotly-plot').getBoundingClientRect(), box = text.getBoundingClientRect();
    if (box.width && (box.right > figure.right + 1 || box.left < figure.left - 1)) found.push(`outside: ${text.textContent}`);
  }
  for (const cell of main.querySelectorAll('td, th')) {
    const squeezed = cell.offsetWidth && cell.offsetWidth < 3.5 * parseFloat(getComputedStyle(cell).fontSize);
    if (squeezed && cell.innerText.trim().length > 6 && cell.checkVisibility()) found.push(`squeezed: ${cell.innerText}`);
  }
  return found;
}"""
"""Numbers over two lines, words that are cut off, texts of figures outside of them, columns of a letter or two."""


def faults(page):
    """What axe finds, of any weight, but for what only Streamlit could mend."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found if each["id"] not in STREAMLITS_OWN
    ]


def english(page, path):
    """Words that are said or shown and are not Japanese, those of the filters among them."""
    if path not in ("briefing", "review"):
        page.get_by_role("button", name="絞り込む").click()
        page.get_by_role("dialog").wait_for()
    said = page.evaluate("""() => [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((each) =>
      ['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name)).filter((text) => text))""")
    written = page.evaluate("[...document.querySelectorAll('button, label, a, h1, h2, h3')].map((each) => each.innerText.trim())")
    names = ("source.", "build.toml", "themes.toml", "KH Coder", "PDF", "PowerPoint", "Word", "Excel", "HTML", "CSV")
    found = {each for each in [*said, *written] if re.fullmatch(r"[A-Za-z][A-Za-z ,.'…/:-]{3,}", each)}
    return {each for each in found if not each.startswith(names)}
