"""Matrices stored with an index are those counted from its tokens."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.indexing.index import build_index
from analysis.indexing.mapped import read_mapped
from analysis.indexing.matrices import FIELDS, both_fields, read_matrix
from analysis.opening import open_corpus
from analysis.statistics.matrix import document_term_matrix
from tests.analysis.indexing.conftest import DATA


def stored(folder, kind, field):
    """A matrix as a corpus has it."""
    if field == "both":
        return both_fields(*(read_matrix(folder, kind, each) for each in FIELDS))
    return read_matrix(folder, kind, field)


def same(one, other):
    pd.testing.assert_frame_equal(one.terms, other.terms)
    assert one.field == other.field
    for name in ("indptr", "indices", "data"):
        assert getattr(one, name).dtype == getattr(other, name).dtype
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@pytest.fixture(scope="module")
def indexed(comments, lexicon, tmp_path_factory):
    folder = tmp_path_factory.mktemp("indexed")
    list(build_index(comments, lexicon, folder, size=10))
    return folder


@pytest.mark.parametrize("kind", ["words", "compounds"])
@pytest.mark.parametrize("field", ["opinion", "reply", "both"])
def test_a_stored_matrix_is_the_one_counted_from_the_tokens(comments, indexed, kind, field):
    same(
        stored(indexed, kind, field),
        document_term_matrix(read_mapped(indexed / f"{kind}.arrow"), len(comments), field=field),
    )


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("field", ["opinion", "reply", "both"])
def test_no_comments_and_one(comments, lexicon, tmp_path, count, field):
    list(build_index(comments.head(count), lexicon, tmp_path))
    tokens = read_mapped(tmp_path / "words.arrow")
    same(stored(tmp_path, "words", field), document_term_matrix(tokens, count, field=field))


def test_comments_without_replies(comments, lexicon, tmp_path):
    unanswered = comments.assign(reply=pd.Series(None, index=comments.index, dtype="str")).head(20)
    list(build_index(unanswered, lexicon, tmp_path))
    tokens = read_mapped(tmp_path / "words.arrow")
    same(stored(tmp_path, "words", "both"), document_term_matrix(tokens, 20, field="both"))


def test_a_large_consultation_is_counted_from_what_is_stored(monkeypatch, tmp_path):
    monkeypatch.setattr("analysis.corpus.LARGE", 10)
    monkeypatch.setattr("analysis.corpus.document_term_matrix", None)
    corpus = open_corpus(DATA / "consultations" / "nerima-2023", DATA / "lexicon", cache=tmp_path)
    same(corpus.matrix("both", joined=True), document_term_matrix(corpus.compounds, 94, field="both"))


def test_an_index_that_was_tidied_away_is_counted_anew(monkeypatch, tmp_path):
    monkeypatch.setattr("analysis.corpus.LARGE", 10)
    corpus = open_corpus(DATA / "consultations" / "nerima-2023", DATA / "lexicon", cache=tmp_path)
    for path in tmp_path.rglob("*-rows.arrow"):
        path.unlink()
    same(corpus.matrix("opinion"), document_term_matrix(corpus.words, 94, field="opinion"))
