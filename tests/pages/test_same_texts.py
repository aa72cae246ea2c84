"""同じ文面: said in the head of each page, counted once by choice, never left out by itself; every count opens its rows."""

from __future__ import annotations

import shutil

import pytest

from analysis.__main__ import main
from analysis.ingest.importing import import_file
from pages.components.frame import choices, library
from pages.components.shared import filter_bar
from tests.pages.screen import bodies, doors, listed, panel, said, selected, text

FORM = "駅前の再開発では、高さの制限を今のまま守り、広場と緑を増やしてください"
OPINIONS = [
    f"{FORM}。",
    f"{FORM}。商店街の者です。",
    f"{FORM} 。",
    "図書館の閲覧席を増やしてほしい。",
    "バスの本数を減らさないでほしい。",
    f"{FORM}。よろしくお願いします。",
]


@pytest.fixture
def folder(tmp_path, nerima_folder, monkeypatch):
    """Six comments, four of which sent the same letter."""
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    rows = "".join(f"{n},第{n % 2 + 1}章,{each},計画に記載しています。,○\n" for n, each in enumerate(OPINIONS, start=1))
    (tmp_path / "ward.csv").write_text(f"番号,章,意見の概要,市の考え方,対応\n{rows}", encoding="utf-8")
    import_file(tmp_path / "ward.csv", data / "consultations" / "ward")
    monkeypatch.setenv("IKEN_DATA", str(data))
    library._opened.cache_clear()
    yield data / "consultations" / "ward"
    library._opened.cache_clear()


@pytest.mark.parametrize("page", ["", "pillars", "response_types", "keywords", "comments", "methods"])
def test_every_page_says_how_many_share_a_text_and_counts_all(open_page, folder, page):
    app = open_page(page, consultation="ward")
    assert selected(app) == 6 and "同じ文面の意見 4件（1組）" in text(app)


@pytest.mark.parametrize("page", ["", "pillars", "response_types", "comments"])
def test_by_choice_a_text_counts_once_on_every_page(open_page, folder, page):
    app = open_page(page, consultation="ward", texts="yes")
    assert selected(app) == 3 and "数え方：同じ文面は1件" in [each.label for each in app.button]
    for door in doors(app)[:8]:
        if "件" in door.says and page != "comments":
            assert said(door) == len(panel(open_page(page, consultation="ward", texts="yes", **door.values))), door


def test_a_card_leads_to_the_others_and_marks_where_they_differ(open_page, folder):
    cards = "".join(bodies(open_page("comments", consultation="ward")))
    assert cards.count("同じ文面の意見がほか3件") == 4 and "same=1" in cards
    app = open_page("comments", consultation="ward", same="2")
    assert listed(app) == ["1", "2", "3", "6"] and "2番と同じ文面" in [each.label for each in app.button]
    assert "<mark>商店街の者です。</mark>" in "".join(bodies(app))


def test_nothing_is_said_where_each_has_its_own_text(open_page):
    app = open_page("")
    assert "同じ文面の意見" not in text(app) and "数え方" not in [each.label for each in app.get("button_group")]


def test_a_citation_and_the_terminal_say_it(open_page, folder, capsys, tmp_path):
    assert "同じ文面は1件" in text(open_page("", consultation="ward", texts="yes"))
    out = tmp_path / "texts.csv"
    assert main(["export", "ward", "--to", "kouchou-ai", "--texts", "--out", str(out)]) == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 4


def test_printed_totals_are_not_compared_with_texts(open_page, folder):
    assert "資料の公式集計" not in text(open_page("response_types", consultation="ward", texts="yes"))


def test_a_number_that_is_not_there_opens_nothing(open_page, folder, monkeypatch):
    monkeypatch.setattr(choices, "MOST_CODES", 1)
    choices.url_parameters.cache_clear()
    assert listed(open_page("comments", consultation="ward", same="999")) == []


def test_of_very_many_the_choice_says_that_only_the_same_texts_count_once(open_page, folder, monkeypatch):
    def notes(app):
        return [each.help for each in app.button_group if each.label == "数え方"]

    assert "一部が違うもの" in notes(open_page("", consultation="ward"))[0]
    monkeypatch.setattr(filter_bar, "NEAR_UP_TO", 1)
    assert "一部が違うもの" not in notes(open_page("", consultation="ward"))[0]


def test_each_text_stands_once_with_what_its_senders_wrote_otherwise(open_page, folder):
    html = "".join(bodies(open_page("comments", consultation="ward", per="texts")))
    assert html.count(f"<p>{FORM}。</p>") == 1 and "4件（1組）" in html and "ほかの2件には" in html
    assert "一字一句同じもの 1件" in html and "違うところのある3件" in html
    assert "<mark>商店街の者です。</mark>" in html and "<mark>よろしくお願いします。</mark>" in html
    assert "atlas-comment" not in html


def test_texts_are_those_of_the_selected_comments(open_page, folder):
    html = "".join(bodies(open_page("comments", consultation="ward", per="texts", pillar="第2章")))
    assert "2件（1組）" in html  # 1 and 3; 2 and 6 stand in the other chapter, which has as many


def test_where_no_text_is_shared_the_choice_is_not_offered(open_page):
    assert "読み方" not in [each.label for each in open_page("comments").get("button_group")]
