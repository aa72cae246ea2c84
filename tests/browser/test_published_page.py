"""The published page opened as a file by a browser without a network, with and without furigana: rows, readings, axe, phone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import pytest

from analysis.export.interchange.exchange import Exchange
from analysis.export.interchange.published.page import page_bytes
from analysis.export.interchange.published.reading import words_of
from analysis.export.interchange.published.result import result
from analysis.export.interchange.ruby import Ruby
from analysis.export.visible import visible
from analysis.selection import Selection
from tests.analysis.briefings import corpus, hostile  # noqa: F401

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
ROWS = """() => [...document.querySelectorAll('table')].filter(t => t.tHead.rows[0].cells[0].innerText === 'No')
  .flatMap(t => [...t.tBodies[0].rows]).map(row => {
    const cell = row.cells[2].cloneNode(true);
    cell.querySelectorAll('rt, rp').forEach(each => each.remove());
    cell.querySelectorAll('br').forEach(each => each.replaceWith('\\n'));
    return cell.textContent;
  })"""


@pytest.fixture(scope="module")
def exchanges(corpus, hostile):  # noqa: F811
    return {name: Exchange(each.select(Selection("coded"))) for name, each in (("nerima", corpus), ("hostile", hostile))}


@pytest.fixture
def look(chromium, exchanges, corpus, tmp_path):  # noqa: F811
    """Open the page of a document: `look("nerima", ruby=True, width=390)`."""
    contexts, asked = [], []

    def opening(name, *, ruby, width=1440):
        exchange = exchanges[name]
        if ruby:
            words = words_of(result(exchange), corpus.lexicon, engine="janome")
            exchange = replace(exchange, ruby=Ruby(words, {("練馬区", "ねりまく"): "ねりまく"}, "all"))
        (tmp_path / "page.html").write_bytes(page_bytes(exchange))
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="ja-JP", offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "page.html").as_uri())
        return page

    yield opening
    for context in contexts:
        context.close()
    assert len(asked) == len(contexts)  # the page itself and nothing else


@pytest.mark.parametrize("ruby", [False, True])
@pytest.mark.parametrize("name", ["nerima", "hostile"])
def test_a_browser_shows_every_opinion_letter_by_letter(look, exchanges, name, ruby):
    shown = look(name, ruby=ruby).evaluate(ROWS)
    opinions = [visible(text) for text in exchanges[name].selected.comments["opinion"]]
    assert ["".join(text.split()) for text in shown] == ["".join(text.split()) for text in opinions] and len(shown) > 9


def test_readings_stand_above_their_kanji_and_brackets_are_not_seen(look):
    page = look("nerima", ruby=True)
    above, below = page.evaluate("""() => {
      const ruby = document.querySelector('td ruby');
      const base = document.createRange();
      base.selectNodeContents(ruby.firstChild);
      return [ruby.querySelector('rt').getBoundingClientRect().bottom, base.getBoundingClientRect().bottom];
    }""")
    assert above < below and page.locator("rp:visible").count() == 0
    assert page.locator("rt:visible").count() > 1_000


@pytest.mark.parametrize("ruby", [False, True])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(look, ruby, width):
    page = look("nerima", ruby=ruby, width=width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
