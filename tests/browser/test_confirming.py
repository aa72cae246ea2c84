"""対応区分の確認 as a reviewer does it: by keyboard, beside a colleague, and with a server that dies."""

from __future__ import annotations

import pytest

from analysis.reviews.place import sqlite_url
from analysis.reviews.store import ReviewStore
from tests.dashboard_process import running

pytestmark = pytest.mark.browser


@pytest.fixture
def reviews(tmp_path):
    return tmp_path / "reviews"


@pytest.fixture
def server(tmp_path, reviews):
    with running(tmp_path, settings={"IKEN_REVIEWS": str(reviews)}) as started:
        yield started


def sit_down(visitor, name, **query):
    """Open the page and fill in a name; then no text field has the keyboard."""
    page = visitor.open("review", **query)
    page.get_by_label("確認する人の名前").fill(name)
    page.keyboard.press("Enter")
    visitor.settle()
    page.locator("h1").click()
    return page


def press(visitor, key):
    visitor.page.keyboard.press(key)
    visitor.page.wait_for_timeout(300)
    visitor.settle()


def number(page):
    return page.inner_text(".atlas-comment header .no")


def decided(reviews):
    return ReviewStore(sqlite_url(reviews)).history("nerima-2023")[["comment", "reviewer", "after"]].to_numpy().tolist()


def test_a_queue_is_worked_through_by_keyboard(visit, server, reviews):
    visitor = visit(server=server)
    page = sit_down(visitor, "山田")
    first = number(page)
    press(visitor, "6")
    assert f"{first}を「－ その他」で保存しました" in page.inner_text(".atlas-said")
    second = number(page)
    press(visitor, "j")
    press(visitor, "k")
    assert number(page) == second != first
    press(visitor, "2")
    marks = [[each.removesuffix("番"), "山田", mark] for each, mark in ((first, "－"), (second, "○"))]
    assert decided(reviews) == marks


def test_a_figure_typed_into_a_note_decides_nothing(visit, server, reviews):
    visitor = visit(server=server)
    page = sit_down(visitor, "山田", id="74")
    page.get_by_label("メモ").click()
    page.keyboard.type("令和5年度 123")
    press(visitor, "Enter")
    assert decided(reviews) == [] and number(page) == "74番"
    assert page.get_by_label("メモ").input_value() == "令和5年度 123"


def test_of_two_reviewers_the_second_is_told(visit, server, reviews):
    first, second = visit(server=server), visit(server=server)
    sit_down(first, "山田", id="74")
    page = sit_down(second, "鈴木", id="74")
    press(first, "2")
    press(second, "4")
    assert "山田さん（本人確認なし）が" in page.inner_text(".atlas-said.alert") and number(page) == "74番"
    assert decided(reviews) == [["74", "山田", "○"]]
    page.locator("h1").click()
    press(second, "4")
    assert decided(reviews) == [["74", "山田", "○"], ["74", "鈴木", "△"]]


def test_what_the_page_said_it_saved_survives_the_death_of_the_server(visit, tmp_path, reviews):
    with running(tmp_path, settings={"IKEN_REVIEWS": str(reviews)}) as server:
        visitor = visit(server=server)
        page = sit_down(visitor, "山田", id="74")
        page.keyboard.press("2")
        page.wait_for_selector(".atlas-said.status")
        server.process.kill()
        page.goto("about:blank")
        visitor.complaints.clear()  # the browser's, of the connection that broke
    assert decided(reviews) == [["74", "山田", "○"]]
    with running(tmp_path, settings={"IKEN_REVIEWS": str(reviews)}) as again:
        page = visit(server=again).open("review", id="74")
        assert "確認済み 1件" in page.inner_text("[data-testid=stMain]")
        assert page.locator(".atlas-badge.reviewed").first.is_visible()
