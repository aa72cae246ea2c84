"""The dashboard in Firefox: every page stands, nothing sticks out, and a number opens its comments and closes by Esc."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from analysis.export.explore.page import explore_bytes
from analysis.selection import Selection
from tests.analysis.briefings import DAY, corpus  # noqa: F401
from tests.firefox import tab

pytestmark = pytest.mark.browser
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
STANDS = """Boolean(document.querySelector('[data-testid=stMain] h1')
  && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid=stSkeleton]') && window.atlasDoors !== false)"""
STREAMLITS_OWN = "WebAssembly"
"""Streamlit tries to compile WebAssembly, which the page's policy forbids; it goes on without. Chromium says nothing of it."""
ESCAPE, ENTER, RIGHT = "\ue00c", "\ue007", "\ue014"
"""WebDriver's names of the keys."""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    with tab(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


def test_a_page_to_explore_opens_as_a_file_and_its_numbers_open_their_comments(firefox, tmp_path, corpus):  # noqa: F811
    (tmp_path / "explored.html").write_bytes(explore_bytes(corpus, Selection("coded"), date=DAY))
    before = list(firefox.complaints)
    firefox.size(390, 900)
    firefox.open(f"{(tmp_path / 'explored.html').as_uri()}#q=HP")
    found = len(corpus.select(Selection("coded", query="HP")))
    firefox.until("document.getElementById('count').textContent.split('　')[0]", f"表示中 {found}件 / 94件")
    said = firefox.ask("document.querySelector('#themes a[href]').getAttribute('aria-label')")
    firefox.click("#themes a[href]")
    firefox.until("document.getElementById('opened').hidden", wanted=False)
    firefox.until("document.querySelectorAll('#cards > article').length", int(said.rpartition("：")[2].removesuffix("件")))
    assert firefox.ask("document.documentElement.scrollWidth") <= 390 and firefox.complaints == before


def visit(firefox, server, path, width, **query):
    firefox.size(width, 900)
    firefox.open(f"{server.url}/{path}" + (f"?{urlencode(query)}" if query else ""))
    firefox.until(STANDS)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_and_nothing_sticks_out(firefox, dashboard, path):
    visit(firefox, dashboard, path, 1440)
    assert firefox.ask("document.querySelectorAll('[data-testid=stException]').length") == 0
    for width in (1440, 768, 390):
        firefox.size(width, 900)
        firefox.until(f"document.documentElement.scrollWidth <= {width}")
    assert [each for each in firefox.complaints if STREAMLITS_OWN not in each] == []


@pytest.mark.parametrize(("path", "door"), [("", ".atlas-lead [data-pick]"), ("pillars", ".atlas-marks button")])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_opens_as_many_comments_as_it_says_and_escape_closes_them(firefox, dashboard, path, door, width):
    visit(firefox, dashboard, path, width)
    firefox.until(f"Boolean(document.querySelector({door!r}))")
    firefox.click(door)
    firefox.until("Boolean(document.querySelector('[role=dialog] .atlas-panel-count'))")
    said = firefox.ask("parseInt(document.querySelector('[role=dialog] .atlas-panel-count strong').textContent)")
    firefox.until("document.querySelectorAll('[role=dialog] article.atlas-comment').length", said)
    address = firefox.ask("location.search")
    assert "in_" in address
    firefox.press(ESCAPE)
    firefox.until("Boolean(document.querySelector('[role=dialog]'))", wanted=False)


def test_the_map_is_enlarged_and_a_point_and_what_is_in_sight_open_by_keys(firefox, many):
    visit(firefox, many, "map", 1440)
    firefox.until("Boolean(document.querySelector('[data-part=seen] button'))")
    firefox.ask("document.querySelector('.atlas-map-frame').focus()")
    firefox.press(RIGHT)
    firefox.until("document.querySelector('.atlas-map-said').textContent.startsWith('意見 ')")
    for _ in range(12):
        firefox.press("+")
    seen = "parseInt(document.querySelector('[data-part=seen] button').textContent.replace(',', ''))"
    firefox.until(f"{seen} < 100")
    number = firefox.ask("JSON.parse(document.querySelector('.atlas-map-point').dataset.pick).id")
    firefox.press(ENTER)
    firefox.until(f"Boolean(document.querySelector('[role=dialog] [aria-label=\"意見 {number}番\"]'))")
    firefox.press(ESCAPE)
    firefox.until("Boolean(document.querySelector('[role=dialog]'))", wanted=False)
    said = firefox.ask(seen)
    firefox.click("[data-part=seen] button")
    firefox.until("document.querySelectorAll('[role=dialog] article.atlas-comment').length", said)
