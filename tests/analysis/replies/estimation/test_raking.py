"""Raking: whatever the probabilities, rows sum to 1 and columns to their totals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.replies.estimation.raking import raked


@st.composite
def tables(draw):
    """Positive probabilities, and totals that the rows can meet."""
    rows, columns = draw(st.integers(0, 30)), draw(st.integers(1, 6))
    cells = st.lists(st.floats(0.005, 1), min_size=columns, max_size=columns)
    weights = np.array(draw(st.lists(cells, min_size=rows, max_size=rows)), dtype=float).reshape(rows, columns)
    seats = draw(st.lists(st.integers(0, columns - 1), min_size=rows, max_size=rows))
    return weights / weights.sum(axis=1, keepdims=True), np.bincount(np.array(seats, dtype=int), minlength=columns)


@given(tables())
def test_rows_sum_to_one_and_columns_to_their_totals(table):
    probabilities, totals = table
    result = raked(probabilities, totals)
    assert result.shape == probabilities.shape and (result >= 0).all()
    assert np.allclose(result.sum(axis=1), 1, atol=1e-9)
    assert np.allclose(result.sum(axis=0), totals, atol=1e-9)


@given(tables())
def test_raking_twice_changes_nothing(table):
    probabilities, totals = table
    if (totals > 0).all():
        once = raked(probabilities, totals)
        assert np.allclose(raked(once, totals), once, atol=1e-7)


def test_two_rows_by_arithmetic():
    # a column of odds (3, 1/3) with total 1: by symmetry nothing changes
    assert np.allclose(raked(np.array([[0.75, 0.25], [0.25, 0.75]]), np.array([1, 1])), [[0.75, 0.25], [0.25, 0.75]])
    # two equal rows share the two totals equally
    assert np.allclose(raked(np.array([[0.9, 0.1], [0.9, 0.1]]), np.array([1, 1])), 0.5)


def test_odds_ratios_stay_as_they_were():
    before = np.array([[0.7, 0.3], [0.4, 0.6], [0.5, 0.5]])
    after = raked(before, np.array([1, 2]))
    ratio = [table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0]) for table in (before, after)]
    assert ratio[0] == pytest.approx(ratio[1])


@pytest.mark.parametrize("totals", [[1, 2], [3, -1]])
def test_totals_of_other_rows_are_refused(totals):
    with pytest.raises(ValueError, match="do not sum to 2 rows"):
        raked(np.full((2, 2), 0.5), np.array(totals))


def test_a_zero_is_refused():
    with pytest.raises(ValueError, match="cannot be raked"):
        raked(np.array([[1.0, 0.0]]), np.array([0, 1]))
