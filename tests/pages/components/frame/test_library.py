"""Of very many consultations each is opened when a visitor asks for it; a damaged one is said and no page breaks off."""

from __future__ import annotations

import shutil

import pytest

from analysis import library as library_module
from pages.components.frame import library as shelf
from tests.pages.screen import selected, text


@pytest.fixture
def many(copy_of_nerima, monkeypatch):
    """A data folder with more consultations than are opened at the start: two, the second of them damaged."""
    data = copy_of_nerima.parents[1]
    for name in ("lexicon", "replies"):
        shutil.copytree(shelf.data_folder() / name, data / name)
    second = copy_of_nerima.parent / "second"
    shutil.copytree(copy_of_nerima, second)
    (second / "comments.csv").write_text("x", encoding="utf-8")
    monkeypatch.setattr(library_module, "AT_START", 1)
    monkeypatch.setenv("IKEN_DATA", str(data))
    shelf._opened.cache_clear()
    yield shelf.library()
    shelf._opened.cache_clear()


def test_only_what_is_asked_for_is_opened(open_page, many):
    assert many.ids == ("nerima-2023", "second") and not many.corpora.held()
    assert selected(open_page("", consultation="nerima-2023")) == 94
    assert list(many.corpora.held()) == ["nerima-2023"]


def test_one_that_turns_out_to_be_damaged_is_said_and_another_shown(open_page, many):
    app = open_page("", consultation="second")
    assert selected(app) == 94
    assert "資料「second」は読み込めませんでした" in text(app) and "comments.csv" in text(app)
    assert many.ids == ("nerima-2023",)
