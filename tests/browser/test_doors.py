"""Every kind of door by one tap and by the keys, at three widths: its rows open, close, and focus is where it was."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

CHARTS = [
    ("pillars", {}, 0, "柱Ⅱ DX ○ 素案に掲載 44件のうち 18件（40.9%）", 18),
    ("pillars", {"chart": "cells"}, 0, "柱Ⅱ DX × □ 他で実施済み 柱Ⅱ DX 44件のうち 13件（29.5%）", 13),
    ("pillars", {"one_pillar": "柱Ⅰ"}, 1, re.compile("^町会・自治会の活性化"), 5),
    ("response-types", {}, 0, "□ 他で実施済み 人が読んで付けた区分 25件", 25),
    ("response-types", {}, 2, "※ 反映できない × 柱Ⅱ DX 公式集計から言えること：0～6件 人が読んで付けた区分：2件", 2),
    ("themes", {}, 1, re.compile("^アウトリーチ"), None),
    ("themes", {"part": "overlap"}, 0, re.compile("^DXだけ"), None),
    ("keywords", {}, 0, re.compile("^支援"), None),
    ("keywords", {"view": "contrast"}, 0, re.compile("^町会・自治会"), None),
    ("keywords", {"view": "network"}, 0, re.compile("^相談 含む意見"), None),
    ("keywords", {"view": "cloud"}, 0, re.compile("^支援"), None),
    ("replies", {"answers": "promises"}, 0, re.compile("^困難・考えはない"), 4),
]
TEXTS = [("", {}, "31件", 31), ("pillars", {}, "44件（46.8%）", 44), ("response-types", {"one_type": "◎"}, "4件", 4)]


def door_of_chart(page, place: int, name: str | re.Pattern[str]):
    return page.locator(".js-plotly-plot").nth(place).get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(("path", "query", "place", "name", "count"), CHARTS, ids=str)
def test_the_first_tap_on_a_chart_opens_its_rows(visit, path, query, place, name, count):
    visitor = visit(width=390, touch=True)
    page = visitor.open(path, **query)
    door = door_of_chart(page, place, name)
    visitor.steady(door)
    said = int(re.findall(r"(\d+)件", door.get_attribute("aria-label"))[-1])
    door.tap()
    assert visitor.panel() == said == (count or said)


@pytest.mark.parametrize(("width", "touch"), [(390, True), (768, True), (1440, False)])
def test_the_panel_is_a_sheet_on_a_phone_and_a_drawer_elsewhere_and_back_closes_it(visit, width, touch):
    path, query, place, name, count = CHARTS[0]
    visitor = visit(width=width, touch=touch)
    page = visitor.open(path, **query)
    closed = page.url
    door = door_of_chart(page, place, name)
    visitor.steady(door)
    door.tap() if touch else door.click()
    assert visitor.panel() == count
    visitor.steady(page.locator("[role=dialog]"))  # it slides in
    box = page.locator("[role=dialog]").bounding_box()
    if width == 390:  # a sheet from below
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 900)
        assert box["y"] > 60
    else:  # a drawer on the right, of the whole height
        assert (box["y"], box["x"] + box["width"]) == (0, width)
    page.go_back()
    page.wait_for_url(closed)
    visitor.settle()
    assert page.locator("[role=dialog]").count() == 0


@pytest.mark.parametrize(("path", "query", "text", "count"), TEXTS, ids=str)
def test_a_number_in_words_opens_by_keyboard_and_focus_returns(visit, path, query, text, count):
    visitor = visit()
    page = visitor.open(path, **query)
    page.locator("[data-pick]", has_text=re.compile(f"^{re.escape(text)}$")).first.focus()
    page.keyboard.press("Enter")
    assert visitor.panel() == count
    assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    visitor.settle()
    assert page.evaluate("document.activeElement.textContent") == text


def test_a_chart_is_walked_and_opened_by_keyboard_alone(visit):
    visitor = visit()
    page = visitor.open("pillars")
    doors = page.locator(".js-plotly-plot").first.locator("[data-pick]")
    doors.first.wait_for()
    assert doors.evaluate_all("all => all.filter((door) => door.tabIndex === 0).length") == 1  # one stop of the Tab key
    doors.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    name = page.evaluate("document.activeElement.ariaLabel")
    page.keyboard.press("Enter")
    assert visitor.panel() == int(re.findall(r"(\d+)件", name)[-1])
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    visitor.settle()
    assert page.evaluate("document.activeElement.ariaLabel") == name


def test_doors_follow_their_chart_when_the_window_changes(visit):
    visitor = visit()
    page = visitor.open("pillars")
    name = "柱Ⅱ DX ○ 素案に掲載 44件のうち 18件（40.9%）"
    for width in (1440, 800):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)  # a chart is drawn anew some moments after its room has changed
        door = door_of_chart(page, 0, name)
        middle = visitor.steady(door)
        piece = page.locator(".js-plotly-plot").first.locator(".barlayer .trace").nth(1).locator(".point path").nth(3)
        box = piece.bounding_box()
        assert box["x"] < middle[0] < box["x"] + box["width"]
        assert box["y"] < middle[1] < box["y"] + box["height"]


def test_opening_rows_leaves_the_rest_of_the_page_alone(visit):
    visitor = visit()
    page = visitor.open("pillars")
    page.evaluate("document.querySelector('.js-plotly-plot').dataset.untouched = 'yes'")
    messages = []
    page.on("websocket", lambda _: messages.append("reconnected"))
    page.locator("[data-pick]", has_text="44件（46.8%）").first.click()
    assert visitor.panel() == 44
    assert page.locator(".js-plotly-plot").first.get_attribute("data-untouched") == "yes"
    assert page.locator("[data-testid=stMain] [data-stale=true]").count() == 0
    assert messages == []


def test_a_word_that_stands_in_no_figure_is_typed_and_its_uses_are_sorted_in_the_panel(visit):
    visitor = visit()
    page = visitor.open("keywords")
    field = page.get_by_role("searchbox", name="語を調べる")
    field.fill("スマートフォン")
    field.press("Enter")
    count = visitor.panel()
    assert f"がある意見は {count}件" in page.inner_text("[role=dialog] .atlas-lead")
    first = page.inner_text("[role=dialog] .atlas-kwic tbody tr >> nth=1")
    page.locator("[role=dialog]").get_by_role("radio", name="前の語の順").click()
    page.wait_for_url("**kwic=left**")
    visitor.settle()
    assert page.inner_text("[role=dialog] .atlas-kwic tbody tr >> nth=1") != first
    assert visitor.panel() == count
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")


def test_a_word_that_is_not_there_offers_those_like_it_as_doors(visit):
    visitor = visit()
    page = visitor.open("keywords", word="相談窓口課")
    assert visitor.panel() == 0
    near = page.locator("[role=dialog] [data-pick]").first
    word = near.inner_text()
    near.click()
    page.locator("[role=dialog]").get_by_text(f"「{word}」がある意見は").wait_for()
    assert visitor.panel() > 0


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("pillars", {"in_pillar": "柱Ⅱ", "theme": "D3", "in_field": "opinion"}),
        ("keywords", {"word": "町会・自治会"}),
        ("themes", {"theme": "D3"}),
        ("briefing", {"step": "changed", "of": "text0.0"}),
    ],
    ids=str,
)
def test_axe_finds_nothing_serious_in_an_open_panel_and_nothing_sticks_out(visit, path, query, width, scheme):
    visitor = visit(width=width, scheme=scheme)
    page = visitor.open(path, **query)
    assert visitor.panel() > 0
    page.wait_for_timeout(500)  # it slides in
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found if each["impact"] in ("serious", "critical")] == []
    drawer = page.locator("[role=dialog]").bounding_box()
    assert drawer["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


PRESS_THE_FIRST_DOOR = """new MutationObserver((_, watch) => {
  const door = document.querySelector('[data-testid=stMain] [data-pick]');
  if (!door) return;
  watch.disconnect();
  window.atlasPressed = Boolean(window.atlasDoors);
  door.click();
}).observe(document, { childList: true, subtree: true });"""


def test_a_number_pressed_before_its_listener_is_there_opens_all_the_same(visit):
    visitor = visit()
    visitor.page.add_init_script(PRESS_THE_FIRST_DOOR)
    page = visitor.open("")
    assert page.evaluate("window.atlasPressed") is False, "pressed early"
    assert visitor.panel() > 0
