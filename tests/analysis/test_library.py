"""Opening a consultation: what is computed once, and by which tokenizer."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from analysis import library as library_module
from analysis.ingest.write import rebuild
from analysis.library import open_library
from analysis.opening import open_corpus
from analysis.package.problem import PackageError


@pytest.fixture
def opened(nerima_folder, tmp_path):
    """Open the Nerima consultation with a cache of its own."""
    lexicon = nerima_folder.parents[1] / "lexicon"
    return lambda: open_corpus(nerima_folder, lexicon, cache=tmp_path / "cache")


def test_what_was_tokenised_is_read_back_the_same(opened):
    first, again = opened(), opened()
    pd.testing.assert_frame_equal(first.words, again.words)
    pd.testing.assert_frame_equal(first.compounds, again.compounds)


def test_another_tokenizer_has_tokens_of_its_own(opened, monkeypatch, tmp_path):
    janome = opened()
    monkeypatch.setenv("IKEN_ENGINE", "mecab")
    pd.testing.assert_frame_equal(opened().words, janome.words)
    assert len(list((tmp_path / "cache" / "nerima-2023").glob("*/words.arrow"))) == 2


def test_a_changed_theme_is_checked_and_leaves_the_tokens_as_they_are(copy_of_nerima, nerima_folder, tmp_path):
    cache, lexicon = tmp_path / "cache", nerima_folder.parents[1] / "lexicon"
    before = open_corpus(copy_of_nerima, lexicon, cache=cache)
    written = {path: path.stat().st_mtime_ns for path in cache.rglob("words.arrow")}
    themes = copy_of_nerima / "themes.toml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("'推進体制・調整役の人材'", "'推進体制'"), encoding="utf-8")
    with pytest.raises(PackageError, match=r"themes\.toml.*ハッシュ"):
        open_corpus(copy_of_nerima, lexicon, cache=cache)
    rebuild(copy_of_nerima)
    after = open_corpus(copy_of_nerima, lexicon, cache=cache)
    assert {theme.name for theme in after.themes} - {theme.name for theme in before.themes} == {"推進体制"}
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("words.arrow")} == written


def test_a_tokenizer_that_is_not_there_is_named(opened, monkeypatch):
    monkeypatch.setenv("IKEN_ENGINE", "chasen")
    with pytest.raises(PackageError, match=r"IKEN_ENGINE.*chasen.*janome、mecab"):
        opened()


@pytest.fixture
def several(copy_of_nerima):
    """A data folder of three consultations."""
    data = copy_of_nerima.parents[1]
    for name in ("second", "third"):
        shutil.copytree(copy_of_nerima, copy_of_nerima.parent / name)
    return data


def spoil(folder):
    (folder / "comments.csv").write_text("x", encoding="utf-8")


def test_few_are_opened_at_the_start_and_a_damaged_one_is_known_at_once(several, tmp_path):
    spoil(several / "consultations" / "second")
    library = open_library(several, cache=tmp_path / "cache")
    assert library.ids == ("nerima-2023", "third") == tuple(library.corpora.held())
    assert list(library.problems) == ["second"]


def test_of_many_each_is_opened_when_asked_for(several, tmp_path, monkeypatch):
    monkeypatch.setattr(library_module, "AT_START", 2)
    spoil(several / "consultations" / "second")
    (several / "consultations" / "third" / "datapackage.json").write_text("{", encoding="utf-8")
    library = open_library(several, cache=tmp_path / "cache")
    assert library.ids == ("nerima-2023", "second") and list(library.problems) == ["third"]
    assert not library.corpora.held() and library.titles["nerima-2023"].startswith("(仮称)")
    with pytest.raises(PackageError) as told:
        _ = library.corpora["second"]
    library.put_aside("second", told.value)
    assert library.ids == ("nerima-2023",) and set(library.problems) == {"second", "third"}


def test_what_did_not_change_is_taken_as_it_was(several, tmp_path):
    before = open_library(several, cache=tmp_path / "cache")
    spoil(several / "consultations" / "third")
    after = open_library(several, cache=tmp_path / "cache", before=before, same={"nerima-2023", "second"})
    assert after.corpora["second"] is before.corpora["second"]
    assert list(after.problems) == ["third"]
    again = open_library(several, cache=tmp_path / "cache", before=after, same={"nerima-2023", "second", "third"})
    assert again.problems == after.problems and again.titles == after.titles
