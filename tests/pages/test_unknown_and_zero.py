"""Unknown, zero and partly reviewed look different on every page, and a number is the number of comments it opens."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from analysis.access.people import Person, Role
from analysis.ingest.importing import import_file
from analysis.ingest.recognition.proposal import Wishes
from analysis.package.reviewed import text_hashes
from analysis.reviews.place import reviews_url
from analysis.reviews.store import Decision, ReviewStore
from pages.components.frame import library as shelf
from tests.pages.screen import bodies, doors, panel, piece, selected, text

ROOT = Path(__file__).parents[2]
SURVEY = "番号,地域,自由記述\n" + "".join(f"{n},{'北南'[n % 2]},公園にベンチを{n}台増やしてほしい。\n" for n in range(1, 12))


@pytest.fixture
def one_review(tmp_path, monkeypatch):
    """One comment of the 94 is confirmed: the 37th."""
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "reviews"))
    comments = shelf.library().corpora["nerima-2023"].consultation.comments
    decision = Decision("nerima-2023", "37", "○", Person("山田", Role.REVIEWER), text_hash=text_hashes(comments)["37"])
    ReviewStore(reviews_url()).record(decision, seen=0)


@pytest.fixture
def survey(tmp_path, monkeypatch):
    """A survey without replies and without response types."""
    data = tmp_path / "data"
    copytree(ROOT / "data", data, ignore=ignore_patterns("nerima-2023"))
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    import_file(tmp_path / "survey.csv", data / "consultations" / "survey", Wishes(columns={"自由記述": "opinion"}, group="地域"))
    monkeypatch.setenv("IKEN_DATA", str(data))
    shelf._opened.cache_clear()
    yield
    shelf._opened.cache_clear()


def test_partly_reviewed_is_said_and_never_counted_as_nothing(open_page, one_review):
    app = open_page("", basis="reviewed")
    assert selected(app) == 94 and "このうち1件を確認" in text(app)
    assert "未確認 93件" in piece(app)
    assert "0件" in text(app), "of those confirmed none changed the plan, and the official total stands beside it"
    assert "資料の公式集計は4件" in text(app)
    assert not [link for link in app.main.get("page_link") if "4件" in link.proto.label], "no way to four where none are opened"


def test_no_finding_is_drawn_from_one_review(open_page, one_review):
    assert "のうち" not in piece(open_page("", basis="reviewed")).split("</p>")[0]


def test_a_card_that_is_not_confirmed_says_so(open_page, one_review):
    assert "対応区分：未確認" in text(open_page("comments", basis="reviewed", id="38"))
    assert "未確認" not in text(open_page("comments", basis="reviewed", id="37"))


@pytest.mark.parametrize("path", ["pillars", "response_types", "replies", "comments"])
def test_every_page_says_how_much_is_confirmed(open_page, one_review, path):
    assert "このうち1件を確認" in text(open_page(path, basis="reviewed"))


def test_what_the_document_does_not_print_is_no_zero(open_page):
    said = text(open_page("replies", basis="printed", answers="changes"))
    assert "どの意見が反映されたかは、資料からは分かりません（資料の公式集計：◎ 計画に反映 4件、※ 反映できない 6件）" in said
    assert not re.search(r"(?<![0-9])0件", said)


def test_one_comment_is_one(open_page):
    assert selected(open_page("comments", id="47")) == 1


def test_a_document_without_response_types_misses_nothing(open_page, survey):
    for path in ("", "pillars", "comments", "replies"):
        app = open_page(path)
        seen = text(app) + piece(app)
        assert "対応区分" not in seen and "失われ" not in seen and "分かりません" not in seen, path
    assert "この資料には対応区分がありません" in text(open_page("response_types"))
    assert "この資料には回答がありません" in text(open_page("replies"))


def test_its_squares_are_whole_and_its_filters_are_those_it_has(open_page, survey):
    app = open_page("")
    assert "atlas-square unknown" not in piece(app) and sum("id" in door.values for door in doors(app)) == 11
    assert [each.label for each in app.multiselect] == [
        "地域"
    ]  # the column that files the comments is asked for once, by its own name
    assert (
        next(body for body in bodies(app) if "atlas-unit" in body).count('atlas-part"') == 3
    )  # title, what is counted, those of one text
    assert panel(open_page("", id="3")) == ["3"]


def test_themes_of_nearly_the_same_name_are_told_apart(open_page):
    card = text(open_page("comments", id="47"))
    assert "デジタル格差への配慮・利用支援（柱Ⅱ）" in card and "デジタル格差・利用支援" in card
    assert "テーマ：デジタル格差への配慮・利用支援（柱Ⅱ）" in open_page("comments", theme="D5").button(key="drop_theme").label
