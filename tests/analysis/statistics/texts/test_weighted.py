"""Weights, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import sparse

from analysis.statistics.texts.weighted import weighted


def test_rare_things_weigh_more_and_each_row_has_the_length_one():
    table = weighted(sparse.csr_matrix(np.array([[1, 3, 0], [1, 0, 0], [0, 0, 0]]))).toarray()
    often, rare = math.log(4 / 2.5), math.log(4 / 1.5)  # in two of three texts, in one; three times in it counts once
    length = math.hypot(often, rare)
    assert table[0].tolist() == [pytest.approx(often / length), pytest.approx(rare / length), 0]
    assert table[1].tolist() == [1, 0, 0] and not table[2].any()


def test_a_zero_that_is_written_down_is_none():
    written = sparse.csr_matrix((np.array([1, 0]), np.array([0, 1]), np.array([0, 2])), shape=(1, 2))
    assert weighted(written).toarray().tolist() == [[1, 0]]


def test_nothing():
    assert weighted(sparse.csr_matrix((0, 0))).shape == (0, 0)
