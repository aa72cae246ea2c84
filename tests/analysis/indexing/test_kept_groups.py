"""Groups and their map are kept under content, number and version, read back the same, and made anew when damaged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.indexing import kept_groups
from analysis.indexing.kept_groups import laid_out
from tests.analysis.statistics.texts.test_text_groups import ALONE, BUS, LIBRARY, matrix_of

TEXTS = [*LIBRARY, *ALONE, *BUS]


@pytest.fixture
def laid(tmp_path, monkeypatch):
    """Lay out the texts beside an index; also how often they were counted."""
    monkeypatch.setattr(kept_groups, "KEPT_FROM", len(TEXTS))
    counted = []

    def lay(count=2, *, joined=False, index=tmp_path / "index"):
        def matrix():
            counted.append(count)
            return matrix_of(TEXTS)

        return laid_out(index, matrix, len(TEXTS), count, joined=joined)

    lay.counted = counted
    return lay


def same(one, other):
    assert one.groups.group.tolist() == other.groups.group.tolist() and one.groups.sizes == [4, 3]
    assert np.array_equal(one.groups.strength, other.groups.strength)
    pd.testing.assert_frame_equal(one.groups.words, other.groups.words)
    for name in one.places._fields:
        kept, made = getattr(one.places, name), getattr(other.places, name)
        assert kept.dtype == made.dtype and np.array_equal(kept, made, equal_nan=True)
    assert one.groups.group.dtype == other.groups.group.dtype


def test_what_was_laid_out_is_read_back_the_same_and_not_counted_again(laid):
    made, kept = laid(), laid()
    assert laid.counted == [2]
    same(kept, made)


def test_another_number_of_groups_and_other_words_have_places_of_their_own(laid):
    laid(2), laid(3), laid(2, joined=True)
    assert laid.counted == [2, 3, 2]


def test_another_version_reads_nothing_of_the_old_one(laid, monkeypatch):
    laid()
    monkeypatch.setattr(kept_groups, "VERSION", kept_groups.VERSION + 1)
    laid()
    assert laid.counted == [2, 2]


@pytest.mark.parametrize("name", ["arrays.npz", "terms.parquet", "seal.json"])
def test_a_damaged_file_is_made_anew(laid, tmp_path, name):
    made = laid()
    (path,) = tmp_path.glob(f"groups-*/{name}")
    path.write_bytes(path.read_bytes()[:-20] + b"x" * 20)
    same(laid(), made)
    assert laid.counted == [2, 2]
    same(laid(), made)
    assert laid.counted == [2, 2]


def test_without_an_index_a_place_to_write_or_enough_comments_nothing_is_kept(laid, tmp_path, monkeypatch, caplog):
    same(laid(index=None), laid())
    (tmp_path / "file").write_text("", encoding="utf-8")
    laid(index=tmp_path / "file" / "index")
    assert "Groups are not kept" in caplog.text and laid.counted == [2, 2, 2]
    monkeypatch.setattr(kept_groups, "KEPT_FROM", len(TEXTS) + 1)
    laid()
    assert laid.counted == [2, 2, 2, 2]
