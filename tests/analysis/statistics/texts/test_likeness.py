"""A ranking by examples, on tables small enough to see."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from analysis.statistics.texts.likeness import AGAINST, TRUST, likeness, shared_weights

# Three about the first thing, two about the second, one about nothing.
VIEW = np.array([[1, 0], [1, 0], [0.8, 0.6], [0, 1], [0, 1], [0, 0]], dtype=float)


def test_what_is_like_the_examples_comes_first():
    scores = likeness([VIEW], [0])
    assert np.argsort(-scores, kind="stable").tolist()[:3] == [0, 1, 2] and scores[5] == 0


def test_the_best_of_a_first_round_count_in_the_second():
    # the first round puts 1 (cosine 1) and 2 (0.8) behind 0; 3 and 4 share nothing with it and are no examples
    middle = (VIEW[0] + TRUST * (VIEW[1] + VIEW[2]) / 2) / (1 + TRUST)
    assert likeness([VIEW], [0]) == pytest.approx(VIEW @ middle)


def test_an_example_that_does_not_belong_counts_against():
    # 2 alone is like 0 and unlike nothing; then 3 is said not to belong: what is good after the first round is 1 and, less, 2
    against = VIEW[0] - AGAINST * VIEW[3]
    first = VIEW @ against
    assert first.tolist() == pytest.approx([1, 1, 0.5, -0.5, -0.5, 0])
    middle = (against + TRUST * (VIEW[1] + VIEW[2]) / 2) / (1 + TRUST)
    assert likeness([VIEW], [0], [3]) == pytest.approx(VIEW @ middle)


def test_views_count_alike_and_may_be_sparse():
    other = np.zeros_like(VIEW)
    assert likeness([VIEW, other], [0]) == pytest.approx(likeness([VIEW], [0]) / 2)
    assert likeness([sparse.csr_matrix(VIEW)], [0]) == pytest.approx(likeness([VIEW], [0]))


def test_the_columns_that_decide_the_heaviest_first():
    view = sparse.csr_matrix(np.array([[0.6, 0.8, 0, 0], [0.5, 0.5, 0.5, 0.5], [0, 0, 1, 0]]))
    assert shared_weights(view, [0], 1, most=5) == [1, 0]
    assert shared_weights(view, [0], 1, most=1) == [1]
    assert shared_weights(view, [0], 2, most=5) == []
