"""Documents that have less than Nerima: one pillar and no themes, or opinions alone; two of one title; marks that are words."""

from __future__ import annotations

import shutil

import pytest
from lxml import html

from analysis.ingest.importing import import_file
from pages.components.frame import library
from tests.pages.screen import piece
from tests.second_consultation import SECOND

WORDS = ("図書館", "公園", "バス", "駐輪場", "保育園", "街灯", "歩道", "病院")
ONE_PILLAR = "番号,意見の概要,市の考え方,対応区分\n" + "\n".join(
    f"{n},{word}を増やしてほしい。{word}は駅前に必要です。,{word}は計画に記載しています。,{'○' if n % 2 else '△'}"
    for n, word in enumerate(WORDS, start=1)
)
OPINIONS_ALONE = "意見\n" + "\n".join(f"{word}を増やしてほしい。{word}は駅前に必要です。" for word in WORDS)
DOCUMENTS = {"one-pillar": ONE_PILLAR, "opinions-alone": OPINIONS_ALONE, "marks-are-words": SECOND}
VIEWS = [
    *(("", query) for query in ({}, {"picture": "table"})),
    *(("pillars", query) for query in ({}, {"chart": "cells"})),
    *(("response_types", query) for query in ({}, {"basis": "estimated"})),
    *(("themes", {"part": part}) for part in ("pair", "overlap", "cross", "none", "groups", "examples", "rules")),
    *(("replies", {"answers": part}) for part in ("shared", "promises", "changes", "gaps")),
    *(("keywords", {"view": view}) for view in ("frequency", "contrast", "voices", "network", "cloud")),
    *(("keywords", {"by": by}) for by in ("pillar", "response_type")),
    *(("briefing", {"step": step}) for step in ("asked", "concentration", "answers", "pair", "voices", "questions", "files")),
    ("comments", {"per": "texts"}),
    *((page, {}) for page in ("comments", "compare", "review", "methods", "documents")),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, nerima_folder):
    data = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    for name, text in DOCUMENTS.items():
        path = data.parent / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        import_file(path, data / "consultations" / name)
    shutil.copytree(data / "consultations" / "one-pillar", data / "consultations" / "same-title")
    return data


@pytest.fixture
def small(folder, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(folder))
    monkeypatch.setenv("IKEN_CACHE", str(folder.parent / "cache"))
    library._opened.cache_clear()
    yield
    library._opened.cache_clear()


@pytest.mark.parametrize(
    ("name", "page", "query"),
    [*(("one-pillar", *view) for view in VIEWS), *(("opinions-alone", *view) for view in VIEWS[::2])],
    ids=str,
)
def test_every_page_opens(small, open_page, name, page, query):
    app = open_page(page, consultation=name, **query)
    assert not app.exception and not app.error


def test_two_of_one_title_are_told_apart_by_their_ids(small, open_page):
    app = open_page("", consultation="same-title")
    box = next(each for each in app.selectbox if each.label == "資料")
    assert sorted(box.options) == [
        *("marks-are-words.csv", "one-pillar.csv（one-pillar）", "one-pillar.csv（same-title）", "opinions-alone.csv")
    ]
    assert box.value == "same-title"
    box.set_value("one-pillar").run()
    assert app.session_state["_view"].consultation.id == "one-pillar"


def test_marks_that_are_words_stand_in_the_legend_and_their_numbers_on_the_squares(small, open_page):
    """3, 4, 2, 2 and 1 of the 12: words do not fit on a square, and without them colour would be alone."""
    drawn = html.fragment_fromstring(piece(open_page("", consultation="marks-are-words")), create_parent=True)
    legend = [each.text_content().strip() for each in drawn.xpath("//ul[contains(@class, 'atlas-kinds')]/li")]
    assert legend == ["1反映する 3件", "2参考とする 4件", "3反映しない 2件", "4記載済み 2件", "5対象外 1件"]
    squares = [each.text for each in drawn.xpath("//div[@class='atlas-squares']/button")]
    assert squares == [*"112", *"23344", *"1225"]
    filtered = piece(open_page("", consultation="marks-are-words", response_type="反映しない"))
    found = html.fragment_fromstring(filtered, create_parent=True).xpath("//div[@class='atlas-squares']/button/text()")
    assert found == ["3", "3"]
