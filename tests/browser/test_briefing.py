"""ブリーフィング in a real browser: keys, clicks, a projector, a tablet, paper, and a file to take along."""

from __future__ import annotations

import io
from pathlib import Path

import axe_playwright_python
import openpyxl
import pytest
from lxml import html
from playwright.sync_api import expect

from analysis.briefing.arrangement import SECTIONS
from tests.japanese_font import provided

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

WATCH = """() => {
  window.seen = [];
  const place = document.querySelector(".st-key-briefing_pdf");
  const look = () => window.seen.push({
    turning: place.querySelector("[data-testid=stSpinnerIcon]") !== null,
    disabled: place.querySelector("button").disabled,
  });
  new MutationObserver(look).observe(place, {subtree: true, childList: true, attributes: true});
}"""
"""Notes every state of a button, however short."""

pytestmark = pytest.mark.browser


def step(page) -> str:
    return page.inner_text(".atlas-step")


def test_the_arrow_keys_go_forward_and_back_and_the_address_follows(visit):
    visitor = visit()
    page = visitor.open("briefing")
    assert step(page) == "意見はだれから寄せられたか"
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("text=意見が最も多いのは")
    visitor.settle()
    assert "step=concentration" in page.url
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("text=の意見が寄せられました")
    page.go_back()
    page.wait_for_selector("text=意見が最も多いのは")


def test_from_a_tool_the_back_key_leads_back_to_the_view_that_was_read(visit):
    visitor = visit()
    page = visitor.open("briefing", step="changed")
    page.get_by_role("button", name="想定質問").click()
    page.wait_for_selector("text=問が想定されます")
    visitor.settle()
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("text=3 / 8")
    assert step(page).startswith("計画に反映するとされた意見")


def test_a_projector_shows_the_message_without_a_side_bar(visit):
    page = visit(width=1920).open("briefing", step="refused")
    assert (
        page.locator("[data-testid=stSidebar]:visible").count() == 0
        or page.locator("[data-testid=stSidebar]").bounding_box()["width"] < 60
    )
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.atlas-message')).fontSize)")
    assert size >= 40


def test_a_bar_opens_the_comments_it_counts(visit):
    visitor = visit()
    page = visitor.open("briefing", step="concentration")
    page.locator(".js-plotly-plot [data-pick]").nth(2).click()
    page.wait_for_url("**of=pillars.2.count")
    assert visitor.panel() == 22


def test_a_number_of_the_message_opens_on_a_telephone_and_is_sent_as_a_link(visit):
    visitor = visit(width=390, touch=True)
    page = visitor.open("briefing", step="changed")
    page.locator(".atlas-message [data-pick]").first.tap()
    page.wait_for_url("**of=text0.0**")
    assert visitor.panel() == 4
    other = visit()
    other.page.goto(page.url)
    assert other.panel() == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["concentration", "refused", "voices", "questions", "files"])
def test_axe_finds_nothing_serious_in_any_view(visit, name, scheme):
    page = visit(scheme=scheme).open("briefing", step=name)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("width", [768, 1440, 1920])
@pytest.mark.parametrize("name", ["asked", "answers", "postponed", "pair", "questions", "files"])
def test_nothing_sticks_out(visit, name, width):
    page = visit(width=width).open("briefing", step=name)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.evaluate("document.querySelector('.atlas-message, .atlas-step').getBoundingClientRect().right") <= width


def test_on_paper_there_is_neither_side_bar_nor_button_and_nothing_is_cut_off(visit):
    page = visit().open("briefing", step="refused")
    page.emulate_media(media="print")
    assert page.locator("[data-testid=stSidebar]:visible, .st-key-briefing_steps:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stMain]')).overflow") == "visible"
    assert len(page.pdf(format="A4")) > 10_000


def test_while_a_file_is_written_its_button_turns_and_cannot_be_pressed_again(visit):
    provided()
    visitor = visit()
    page = visitor.open("briefing", step="files")
    button = page.locator(".st-key-briefing_pdf button")
    page.evaluate(WATCH)
    assert visitor.download(button).startswith(b"%PDF")
    seen = page.evaluate("window.seen")
    assert {"turning": True, "disabled": True} in seen and button.is_enabled()


def test_a_workbook_and_a_report_are_taken_along(visit):
    provided()
    visitor = visit()
    page = visitor.open("briefing", step="files", pillar="柱Ⅰ")
    book = openpyxl.load_workbook(io.BytesIO(visitor.download(page.get_by_role("button", name="ブック（Excel）"))))
    assert book["意見と区の考え方"].max_row == 23
    assert visitor.download(page.get_by_role("button", name="報告書（PDF、A4、資料編付き）")).startswith(b"%PDF")
    explored = html.document_fromstring(visitor.download(page.get_by_role("button", name="手元で調べるページ")).decode())
    assert len(explored.xpath("//article")) == 22 == int(explored.get_element_by_id("total").text)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_each_view_fits_one_screen(visit, width, height):
    visitor = visit(width=width)
    visitor.page.set_viewport_size({"width": width, "height": height})
    too_long = {}
    for step in SECTIONS:
        page = visitor.open("briefing", step=step)
        page.wait_for_timeout(300)
        reach = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        if reach > height:
            too_long[step] = reach
    assert too_long == {}


def test_a_source_text_unfolds_from_its_line(visit):
    page = visit(width=1366).open("briefing", step="refused")
    line = page.locator(".atlas-block").first
    assert line.locator("article").is_hidden()
    line.locator("summary").click()
    assert line.locator("article .label").all_inner_texts()[0] == "意見概要"


BUTTON = """() => {
  const place = document.createElement('div');
  place.dataset.testid = 'stDownloadButton';
  place.innerHTML = '<button id="made">大きなファイル<i data-testid="stSpinnerIcon"></i></button>';
  document.body.append(place);
  document.getElementById('made').addEventListener('click', (event) => { event.currentTarget.disabled = true; });
  document.getElementById('made').click();
}"""
ENDS = """error => {
  document.querySelector('#made i').remove();
  document.querySelector('#made').insertAdjacentHTML('afterend', error);
}"""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("", "「大きなファイル」ができました。"),
        ('<p data-testid="stDownloadButtonError">no</p>', "⚠ 「大きなファイル」を作れませんでした。"),
    ],
)
def test_a_file_that_takes_longer_says_how_long_and_how_it_ended(visit, error, said):
    """With a button as Streamlit draws one while it waits: how long a file really takes is the machine's affair."""
    page = visit().open("briefing", step="files")
    page.evaluate(BUTTON)
    status = page.locator(".atlas-making")
    expect(status).to_contain_text("「大きなファイル」を作っています…")
    expect(status).to_contain_text("2秒")
    page.evaluate(ENDS, error)
    expect(status).to_contain_text(said)
    assert status.locator("[role=status]").count() == 1
    expect(status).to_be_hidden(timeout=10_000)


def test_a_file_that_is_there_at_once_needs_no_words(visit):
    page = visit().open("briefing", step="files")
    page.evaluate(BUTTON)
    page.wait_for_timeout(300)
    page.evaluate(ENDS, "")
    page.wait_for_timeout(1_500)
    assert page.locator(".atlas-making:visible").count() == 0
