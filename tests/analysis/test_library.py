"""Opening a consultation: what is computed once, and by which tokenizer."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.write import rebuild
from analysis.library import open_corpus
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
    assert len(list((tmp_path / "cache" / "nerima-2023").glob("*/words.parquet"))) == 2


def test_a_changed_theme_is_checked_and_leaves_the_tokens_as_they_are(copy_of_nerima, nerima_folder, tmp_path):
    cache, lexicon = tmp_path / "cache", nerima_folder.parents[1] / "lexicon"
    before = open_corpus(copy_of_nerima, lexicon, cache=cache)
    written = {path: path.stat().st_mtime_ns for path in cache.rglob("words.parquet")}
    themes = copy_of_nerima / "themes.toml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("'推進体制・調整役の人材'", "'推進体制'"), encoding="utf-8")
    with pytest.raises(PackageError, match=r"themes\.toml.*ハッシュ"):
        open_corpus(copy_of_nerima, lexicon, cache=cache)
    rebuild(copy_of_nerima)
    after = open_corpus(copy_of_nerima, lexicon, cache=cache)
    assert {theme.name for theme in after.themes} - {theme.name for theme in before.themes} == {"推進体制"}
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("words.parquet")} == written


def test_a_tokenizer_that_is_not_there_is_named(opened, monkeypatch):
    monkeypatch.setenv("IKEN_ENGINE", "chasen")
    with pytest.raises(PackageError, match=r"IKEN_ENGINE.*chasen.*janome、mecab"):
        opened()
