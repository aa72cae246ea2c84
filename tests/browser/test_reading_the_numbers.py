"""A number opens its rows, and the address is the state."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dashboard_process import running

pytestmark = pytest.mark.browser


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def number(text: str) -> int:
    return int(re.search(r"([\d,]+)件", text)[1].replace(",", ""))


def test_a_cold_deep_link_right_after_start(visit, tmp_path):
    """The first visit a server ever gets, to a page below the root: the trap of a folder `pages` beside the main script."""
    with running(tmp_path) as fresh:
        visitor = visit(server=fresh)
        page = visitor.open("comments", pillar="柱Ⅱ", q="スマホ")
        assert page.title() == "意見を読む｜意見アトラス"
        shown, total = visitor.shown()
        assert 0 < shown < 44
        assert total == 94
        assert page.locator(".atlas-comment").count() == min(shown, 20)
        assert fresh.outgoing() == []


def opened(page) -> int:
    """The number that the open panel says it has; its cards are as many."""
    count = number(page.inner_text(".atlas-panel-count"))
    assert page.locator("[role=dialog] .atlas-comment").count() == count
    return count


def test_the_first_tap_on_a_square_opens_its_comment(visit):
    visitor = visit(width=390)
    page = visitor.open()
    assert page.locator("button.atlas-square").count() == 94
    page.get_by_role("button", name=re.compile("^47番")).click()
    page.wait_for_url("**id=47")
    visitor.settle()
    assert opened(page) == 1
    assert "47番" in page.inner_text("[role=dialog]")


def test_a_number_in_a_sentence_opens_its_rows_and_escape_closes_them(visit):
    visitor = visit()
    page = visitor.open()
    page.locator(".atlas-lead button", has_text="31件").click()
    page.wait_for_url("**or_type=**")
    visitor.settle()
    assert query(page) == {"in_pillar": ["柱Ⅱ"], "in_type": ["○"], "or_type": ["□"]}
    assert opened(page) == 31
    assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"^[^?]*$"))
    visitor.settle()
    assert page.locator("[role=dialog]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "31件"  # where the visitor was


def test_a_cell_opens_its_rows_and_back_undoes_it_in_one_step(visit):
    visitor = visit()
    page = visitor.open(picture="table")
    page.locator(".atlas-cells button", has_text=re.compile("^18$")).click()
    page.wait_for_url("**in_type=**")
    visitor.settle()
    assert query(page) == {"picture": ["table"], "in_pillar": ["柱Ⅱ"], "in_type": ["○"]}
    assert opened(page) == 18
    page.go_back()
    page.wait_for_url(re.compile(r"\?picture=table$"))
    visitor.settle()
    assert page.locator("[role=dialog]").count() == 0


def test_squares_are_read_by_keyboard_alone(visit):
    visitor = visit()
    page = visitor.open()
    squares = page.locator("[data-roving]").nth(3).locator("button")  # 柱Ⅱ, in two lines at this width
    squares.first.focus()
    for key in ("ArrowRight", "ArrowDown", "End", "Home", "ArrowRight"):
        page.keyboard.press(key)
    assert squares.nth(1).evaluate("square => square === document.activeElement")
    name = squares.nth(1).get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.wait_for_url("**id=**")
    visitor.settle()
    assert name.startswith(f"{query(page)['id'][0]}番")
    assert opened(page) == 1


def test_the_way_from_a_panel_to_all_its_rows(visit):
    visitor = visit()
    page = visitor.open(in_pillar="柱Ⅰ", in_type="△")
    count = opened(page)
    page.get_by_role("link", name=re.compile("「意見を読む」で開く")).click()
    page.wait_for_url("**/comments?**")
    visitor.settle()
    assert visitor.shown() == (count, 94)
    assert page.locator(".atlas-comment").count() == count


def test_an_address_reproduces_the_view_in_a_fresh_browser(visit):
    first = visit()
    page = first.open("comments", pillar=["柱Ⅱ", "柱Ⅲ"], response_type="□", q="研修")
    shown = first.shown()
    texts = page.locator(".atlas-comment").all_inner_texts()
    second = visit()
    second.page.goto(page.url)
    second.settle()
    assert second.shown() == shown
    assert second.page.locator(".atlas-comment").all_inner_texts() == texts


def test_filters_stay_from_page_to_page_and_one_button_clears_them(visit):
    visitor = visit()
    page = visitor.open(pillar="柱Ⅲ")
    assert visitor.shown() == (7, 94)
    page.locator("[data-testid=stSidebar]").get_by_role("link", name="対応区分で見る").click()
    page.wait_for_url("**/response-types?**")
    visitor.settle()
    assert visitor.shown() == (7, 94)
    page.get_by_role("button", name="条件をすべて外す").click()
    page.wait_for_url(re.compile(r"/response-types$"))
    visitor.settle()
    assert visitor.shown() == (94, 94)


def test_an_unknown_value_is_named_and_dropped(visit):
    visitor = visit()
    page = visitor.open(pillar="柱Ⅸ", basis="nonsense")
    assert visitor.shown() == (94, 94)
    text = page.inner_text("[data-testid=stMain]")
    assert "柱＝柱Ⅸ" in text
    assert "nonsense" in text
    page.wait_for_url(re.compile(r"^[^?]*$"))


def test_a_permalink_shows_one_comment_with_its_citation(visit):
    page = visit().open("comments", id="37")
    assert page.locator(".atlas-comment").count() == 1
    assert "プライバシーマークやISMSだけでは古く" in page.inner_text(".atlas-comment")
    assert "意見37番" in page.inner_text("[data-testid=stCode]")


def test_search_words_are_marked_in_the_text(visit):
    page = visit().open("comments", q="ｽﾏﾎ")
    marked = set(page.locator(".atlas-comment mark").all_inner_texts())
    assert marked == {"スマホ", "スマートフォン"}


def test_a_table_downloads_as_csv_with_its_origin(visit):
    visitor = visit()
    page = visitor.open(pillar="柱Ⅱ")
    data = visitor.download(page.get_by_role("button", name="CSVをダウンロード").first)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert sum(int(row["件数"]) for row in rows if row["柱（項目）"] == "柱Ⅱ DX") == 44
    assert {row["絞り込み"] for row in rows} == {"柱：柱Ⅱ DX"}
    assert len({row["データのハッシュ"] for row in rows}) == 1


def test_leaving_the_coded_marks_out_leaves_no_coded_number(visit):
    page = visit().open("response-types", basis="printed")
    text = page.inner_text("[data-testid=stMain]")
    assert page.locator(".atlas-badge.coded").count() == 0
    assert "34件" in text


def test_the_server_called_nobody(dashboard):
    assert dashboard.outgoing() == []


def test_on_paper_a_page_has_its_figures_and_no_controls(visit):
    page = visit().open("themes")
    page.emulate_media(media="print")
    assert page.locator(".js-plotly-plot:visible").count() == 4
    for control in ("stSidebar", "stSelectbox", "stButtonGroup", "stDownloadButton"):
        assert page.locator(f"[data-testid={control}]:visible").count() == 0, control
