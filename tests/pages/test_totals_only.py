"""A document that prints counts and no comment: every page opens, says so in a sentence, and shows what is printed."""

from __future__ import annotations

import pytest

from pages.components.data.tables import answer
from pages.components.frame import library as shelf
from tests.pages.screen import doors, text
from tests.pages.serving_data import serving_data
from tests.second_consultation import two_consultations
from tests.totals_only import ID, add_totals

ONLY = "この資料が公表しているのは件数だけで、意見と回答の文は公表されていません（意見は120件）。"
OF_TEXTS = (*("pillars", "response_types", "themes", "replies", "comment_map", "keywords", "comments", "briefing", "review"),)
"""Pages that are made of texts."""


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """The dashboard's library over two consultations with comments and one without, for this module only."""
    data = two_consultations(tmp_path_factory.mktemp("three") / "data")
    add_totals(data)
    with serving_data(data, tmp_path_factory.mktemp("cache")):
        yield


@pytest.mark.parametrize("page", OF_TEXTS)
def test_a_page_of_texts_says_why_it_has_none_and_shows_what_is_printed(three, open_page, page):
    shown = text(open_page(page, consultation=ID))
    assert ONLY in shown and "の画面は意見の文から作るため、印字された件数だけを示します。" in shown
    assert "◎ 計画に反映するもの" in shown and "施策の柱1" in shown


def test_the_overview_shows_the_printed_counts_with_their_base_and_no_door(three, open_page):
    app = open_page(consultation=ID)
    shown = text(app)
    assert ONLY in shown and "の画面は" not in shown and "120件（40名・3団体）" in shown
    assert "割合は、表に印字された合計120件に占める割合です。" in shown
    assert doors(app) == []


@pytest.mark.parametrize("page", ["methods", "documents", "audit"])
def test_the_other_pages_open(three, open_page, page):
    shown = text(open_page(page, consultation=ID))
    assert "94件" not in shown and "0件のうち" not in shown


def test_the_methods_say_where_the_counts_stand(three, open_page):
    shown = text(open_page("methods", consultation=ID))
    assert "結果の2ページ" in shown and "2020年3月31日" in shown and "数え直して確かめることはできません" in shown


def test_nobody_lands_on_it_unasked_and_it_stands_beside_no_texts(three, open_page):
    app = open_page("compare", compared="two")
    assert app.session_state["_view"].consultation.id == "nerima-2023"
    assert list(app.selectbox(key="with").options) == [shelf.library().titles["zushi-2024"]]


@pytest.mark.parametrize("name", ["overview", "pillars", "response-types", "words", "comments", "themes", "map", "replies"])
def test_a_table_of_rows_is_refused_at_its_address(three, name):
    given = answer(name, "csv", {"consultation": [ID]})
    assert given.status == 400 and "集計だけの資料で、数える意見がありません" in given.content.decode()


def test_the_record_over_years_has_its_counts(three):
    given = answer("years", "csv", {"consultation": [ID]})
    assert given.status == 200 and f"{ID}," in given.content.decode() and "6,120," in given.content.decode()


def test_the_reconciliation_has_its_counts(three):
    given = answer("reconciliation", "csv", {"consultation": [ID]})
    assert given.status == 200 and "120" in given.content.decode()
