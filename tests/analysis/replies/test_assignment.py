"""One mark each: the totals are met exactly, and no exchange of two rows would be likelier."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
import scipy.optimize  # noqa: F401  # loaded before hypothesis looks at the clock
from hypothesis import given
from hypothesis import strategies as st

from analysis.replies.assignment import assigned


@st.composite
def tables(draw, most=6):
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, 3))
    cells = st.lists(st.floats(0.01, 1), min_size=columns, max_size=columns)
    weights = np.array(draw(st.lists(cells, min_size=rows, max_size=rows)))
    seats = draw(st.lists(st.integers(0, columns - 1), min_size=rows, max_size=rows))
    return weights / weights.sum(axis=1, keepdims=True), np.bincount(seats, minlength=columns)


@given(tables(most=40))
def test_totals_are_met_exactly(table):
    probabilities, totals = table
    assert (np.bincount(assigned(probabilities, totals), minlength=len(totals)) == totals).all()


@given(tables())
def test_nothing_that_meets_the_totals_is_likelier(table):
    probabilities, totals = table
    rows = np.arange(len(probabilities))
    best = max(np.log(probabilities[rows, list(order)]).sum() for order in permutations(np.repeat(range(len(totals)), totals)))
    assert np.log(probabilities[rows, assigned(probabilities, totals)]).sum() == pytest.approx(best, abs=1e-6)


def test_without_totals_each_row_has_its_likeliest():
    assert assigned(np.array([[0.2, 0.8], [0.5, 0.5]]), None).tolist() == [1, 0]


def test_no_rows_and_no_columns():
    assert assigned(np.zeros((0, 2)), np.array([0, 0])).tolist() == []
    assert assigned(np.zeros((3, 0)), None).tolist() == []


def test_totals_of_other_rows_are_refused():
    with pytest.raises(ValueError, match="do not sum to 1 rows"):
        assigned(np.array([[0.5, 0.5]]), np.array([1, 1]))
