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


def test_a_bar_opens_its_rows(visit):
    visitor = visit()
    page = visitor.open()
    visitor.click_mark(page.locator(".js-plotly-plot").first.locator(".barlayer .point path").nth(3))
    page.wait_for_url("**in_pillar=**")
    visitor.settle()
    assert query(page)["in_pillar"] == ["柱Ⅱ"]
    assert number(page.inner_text(".st-key-focus_count")) == 44
    assert set(page.locator(".atlas-comment header > span:nth-child(2)").all_inner_texts()) == {"柱Ⅱ DX"}


def test_a_cell_opens_its_rows_and_back_undoes_it_in_one_step(visit):
    visitor = visit()
    page = visitor.open()
    page.wait_for_selector(".heatmaplayer")
    cell = (
        page.locator(".js-plotly-plot", has=page.locator(".heatmaplayer"))
        .locator("text.textpoint, .textpoint text")
        .filter(has_text="18")
        .first
    )
    visitor.click_mark(cell)
    page.wait_for_url("**in_type=**")
    visitor.settle()
    assert query(page) == {"in_pillar": ["柱Ⅱ"], "in_type": ["○"]}
    assert number(page.inner_text(".st-key-focus_count")) == 18
    page.go_back()
    page.wait_for_url(re.compile(r"^[^?]*$"))
    visitor.settle()
    assert number(page.inner_text(".st-key-focus_count")) == 94


def test_the_way_from_a_figure_to_all_its_rows(visit):
    visitor = visit()
    page = visitor.open(in_pillar="柱Ⅰ", in_type="△")
    count = number(page.inner_text(".st-key-focus_count"))
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
    assert "意見No.37" in page.inner_text("[data-testid=stCode]")


def test_search_words_are_marked_in_the_text(visit):
    page = visit().open("comments", q="ｽﾏﾎ")
    marked = set(page.locator(".atlas-comment mark").all_inner_texts())
    assert marked == {"スマホ", "スマートフォン"}


def test_a_table_downloads_as_csv_with_its_origin(visit):
    visitor = visit()
    page = visitor.open(pillar="柱Ⅱ")
    page.get_by_text("表で見る・ダウンロード").first.click()
    data = visitor.download(page.get_by_role("button", name="CSVをダウンロード").first)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["柱（項目）"]: row["件数"] for row in rows}["柱Ⅱ DX"] == "44"
    assert {row["絞り込み"] for row in rows} == {"柱：柱Ⅱ DX"}
    assert len({row["データのハッシュ"] for row in rows}) == 1


def test_the_same_by_keyboard_alone(visit):
    """Choose a pillar below the figures without a mouse."""
    visitor = visit()
    page = visitor.open()
    visitor.choose(page.get_by_role("combobox", name=re.compile("柱（項目）を選ぶ")), "柱Ⅲ")
    page.wait_for_url("**in_pillar=**")
    visitor.settle()
    assert number(page.inner_text(".st-key-focus_count")) == 7


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
