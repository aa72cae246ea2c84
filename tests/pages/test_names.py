"""名前の候補: one candidate after another is accepted, counts as one word at once, and is taken out again."""

from __future__ import annotations

import re
import shutil

import pytest

from analysis.access.gate import READ_ONLY
from analysis.ingest.importing import import_file
from analysis.keeping.own_names import own_names
from pages.components.frame import library
from pages.components.words import names
from tests.pages.screen import text

SAID = (
    "噴水広場を増やしてほしい。噴水広場が少ない。",
    "花壇清掃のあとに噴水広場で休みたい。",
    "花壇清掃を平日の夜にも開いてほしい。",
)


@pytest.fixture
def folder(tmp_path, nerima_folder, monkeypatch):
    """A data folder with one consultation that nobody collected names of."""
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    rows = "\n".join(f"{number},{opinion},検討します。" for number, opinion in enumerate(SAID, start=1))
    (tmp_path / "ward.csv").write_text(f"番号,意見の概要,市の考え方\n{rows}\n", encoding="utf-8")
    import_file(tmp_path / "ward.csv", data / "consultations" / "ward")
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    library._opened.cache_clear()
    yield data / "consultations" / "ward"
    library._opened.cache_clear()


def press(app, label):
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def in_hand(app) -> str:
    return re.search(r"<strong>(.+?)</strong>　", " ".join(each.proto.body for each in app.get("html")))[1]


def test_a_candidate_is_accepted_and_counts_as_one_word(folder, open_page):
    app = open_page("keywords", consultation="ward", view="names")
    assert in_hand(app) == "噴水広場"
    assert "噴水広場　3回・2件" in text(app)
    press(app, "辞書に加える")
    assert "「噴水広場」を辞書に加えました。1語として3回・2件。" in text(app)
    assert own_names(folder) == ["噴水広場"]
    assert in_hand(app) == "花壇清掃"
    press(app, "辞書に加える")
    assert own_names(folder) == ["噴水広場", "花壇清掃"]
    assert "名前らしい名詞の並びは、ほかにありません" in text(app)


def test_one_that_is_passed_does_not_come_again_and_a_name_is_taken_out(folder, open_page):
    app = press(open_page("keywords", consultation="ward", view="names"), "今は加えない")
    assert in_hand(app) == "花壇清掃"
    press(app, "辞書に加える")
    press(app, "辞書から外す")
    assert own_names(folder) == []
    assert "「花壇清掃」を辞書に外しました" not in text(app) and "「花壇清掃」を辞書から外しました" in text(app)


def test_nouns_are_joined_by_default_only_where_nobody_collected_names(folder, open_page):
    assert library.library().corpora["ward"].names_are_whole is False
    app = open_page("keywords", consultation="ward")
    assert app.session_state["_view"].value("joined") == "yes"


def test_of_nerima_names_are_whole_without_joining(open_page):
    library._opened.cache_clear()
    app = open_page("keywords", consultation="nerima-2023")
    assert app.session_state["_view"].value("joined") == "no"
    app = open_page("keywords", consultation="nerima-2023", view="names")
    assert in_hand(app) == "利便性向上"


def test_who_may_not_and_what_is_too_large_is_said(folder, open_page, monkeypatch):
    monkeypatch.setenv(READ_ONLY, "1")
    app = open_page("keywords", consultation="ward", view="names")
    assert "何も保存しない設定です" in text(app)
    assert not any(each.label == "辞書に加える" for each in app.button)
    monkeypatch.delenv(READ_ONLY)
    monkeypatch.setattr(names, "LARGE", 2)
    app = open_page("keywords", consultation="ward", view="names")
    assert "python -m analysis names ward --add" in text(app)
