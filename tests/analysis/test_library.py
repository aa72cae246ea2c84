"""Opening a consultation: what is computed once, and by which tokenizer."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.problem import PackageError
from analysis.library import open_corpus


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


def test_a_tokenizer_that_is_not_there_is_named(opened, monkeypatch):
    monkeypatch.setenv("IKEN_ENGINE", "chasen")
    with pytest.raises(PackageError, match=r"IKEN_ENGINE.*chasen.*janome、mecab"):
        opened()
