"""What is kept of an earlier start is served only where every byte is what was written; else it is made anew, and logged."""

from __future__ import annotations

import logging
import random

import pandas as pd
import pytest

from analysis import corpus as corpus_module
from analysis.indexing.index import build_index
from analysis.indexing.partitions import jobs
from analysis.opening import open_corpus

FIELDS = ("opinion", "reply", "both")


@pytest.fixture
def opened(nerima_folder, tmp_path, monkeypatch):
    """Open the Nerima consultation with a cache of its own, its matrices read from the cache as those of a large one are."""
    monkeypatch.setattr(corpus_module, "LARGE", 0)
    monkeypatch.setenv("IKEN_ENGINE", "mecab")  # the same tokens, many times as fast
    lexicon = nerima_folder.parents[1] / "lexicon"
    return lambda: open_corpus(nerima_folder, lexicon, cache=tmp_path / "cache")


def assert_same(one, other) -> None:
    pd.testing.assert_frame_equal(one.words, other.words)
    pd.testing.assert_frame_equal(one.compounds, other.compounds)
    pd.testing.assert_frame_equal(one.consultation.coding, other.consultation.coding)
    for field in FIELDS:
        first, second = one.matrix(field), other.matrix(field)
        pd.testing.assert_frame_equal(first.terms, second.terms)
        assert (first.counts != second.counts).nnz == 0


def kept_files(tmp_path):
    return sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())


def damaged(data: bytes, way: str, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    if way == "flip":
        return data[:place] + bytes([data[place] ^ (1 << dice.randrange(8))]) + data[place + 1 :]
    return data[:place] if way == "cut" else b""


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("words.arrow", "flip"),
        ("compounds.arrow", "cut"),
        ("words-opinion.arrow", "empty"),
        ("words-terms.arrow", "flip"),
        ("coding.parquet", "flip"),
        ("comments.csv.arrow", "flip"),
        ("response_type_coding.csv.arrow", "cut"),
        ("seal.json", "cut"),
    ],
)
def test_a_damaged_file_is_made_anew_and_logged_whichever_it_is(opened, tmp_path, caplog, name, way):
    first, dice = opened(), random.Random(name)
    for path in [each for each in kept_files(tmp_path) if each.name == name]:
        good = path.read_bytes()
        path.write_bytes(damaged(good, way, dice))
        with caplog.at_level(logging.WARNING, "iken_atlas"):
            assert_same(first, opened())
        assert "is damaged" in caplog.text
        assert path.read_bytes() == good, f"{name} was made anew"


def test_a_matrix_damaged_while_the_server_runs_is_counted_again(opened, tmp_path, caplog):
    first = opened()
    for path in (tmp_path / "cache").rglob("*-opinion.arrow"):
        path.write_bytes(path.read_bytes()[:-1] + b"\1")
    with caplog.at_level(logging.WARNING, "iken_atlas"):
        counted = first.matrix("opinion")
    assert "Matrix counted again" in caplog.text
    assert (counted.counts != opened().matrix("opinion").counts).nnz == 0


def test_a_part_of_a_stopped_run_that_was_damaged_is_made_again(comments, lexicon, tmp_path):
    begun = build_index(comments, lexicon, tmp_path, size=10)
    for _ in range(3):
        next(begun)
    begun.close()
    part = tmp_path / "parts" / "words-00001.arrow"
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(bytes(data))
    assert [job.number for job in jobs(comments, tmp_path / "parts", 10)][:2] == [1, 3]
