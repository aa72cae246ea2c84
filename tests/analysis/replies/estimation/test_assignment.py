"""One mark each: the totals are met exactly, and no exchange of two rows would be likelier."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from analysis.replies.estimation.assignment import assigned


@st.composite
def tables(draw, most=6, columns=3):
    rows, columns = draw(st.integers(0, most)), draw(st.integers(1, columns))
    cells = st.lists(st.floats(0.01, 1), min_size=columns, max_size=columns)
    weights = np.array(draw(st.lists(cells, min_size=rows, max_size=rows)), dtype=float).reshape(rows, columns)
    seats = draw(st.lists(st.integers(0, columns - 1), min_size=rows, max_size=rows))
    return weights / weights.sum(axis=1, keepdims=True), np.bincount(np.array(seats, dtype=int), minlength=columns)


def likelihood(probabilities, chosen):
    return np.log(probabilities[np.arange(len(probabilities)), chosen]).sum()


@given(tables(most=40))
def test_totals_are_met_exactly(table):
    probabilities, totals = table
    assert (np.bincount(assigned(probabilities, totals), minlength=len(totals)) == totals).all()


@given(tables())
def test_nothing_that_meets_the_totals_is_likelier(table):
    probabilities, totals = table
    seats = permutations(np.repeat(range(len(totals)), totals))
    best = max(likelihood(probabilities, list(order)) for order in seats)
    assert likelihood(probabilities, assigned(probabilities, totals)) == pytest.approx(best, abs=1e-6)


@given(tables(most=60, columns=7))
def test_it_is_as_good_as_the_general_method(table):
    probabilities, totals = table
    seats = np.repeat(np.arange(len(totals)), totals)
    rows, places = linear_sum_assignment(-np.log(probabilities)[:, seats])
    general = np.empty(len(probabilities), dtype=int)
    general[rows] = seats[places]
    assert likelihood(probabilities, assigned(probabilities, totals)) == pytest.approx(
        likelihood(probabilities, general), abs=1e-5
    )


@pytest.mark.parametrize("sharpness", [0.05, 0.3, 5.0])
def test_hundreds_of_rows_too(sharpness):
    random = np.random.default_rng(20230328)
    probabilities = random.dirichlet(np.full(6, sharpness), 700).clip(1e-9, 1)
    totals = np.bincount(random.choice(6, 700, p=[0.5, 0.3, 0.1, 0.06, 0.04, 0]), minlength=6)
    seats = np.repeat(np.arange(6), totals)
    rows, places = linear_sum_assignment(-np.log(probabilities)[:, seats])
    general = np.empty(700, dtype=int)
    general[rows] = seats[places]
    chosen = assigned(probabilities, totals)
    assert (np.bincount(chosen, minlength=6) == totals).all()
    assert likelihood(probabilities, chosen) == pytest.approx(likelihood(probabilities, general), abs=1e-4)


def test_rounding_noise_does_not_settle_ties():
    probabilities = np.full((5, 2), 0.5)
    noise = np.array([[1e-14, -1e-14]]) * np.array([[1], [-1], [1], [-1], [1]])
    totals = np.array([2, 3])
    assert assigned(probabilities, totals).tolist() == assigned(probabilities + noise, totals).tolist()


def test_without_totals_each_row_has_its_likeliest():
    assert assigned(np.array([[0.2, 0.8], [0.5, 0.5]]), None).tolist() == [1, 0]


def test_no_rows_and_no_columns():
    assert assigned(np.zeros((0, 2)), np.array([0, 0])).tolist() == []
    assert assigned(np.zeros((3, 0)), None).tolist() == []


@pytest.mark.parametrize("totals", [[1, 1], [2, -1]])
def test_totals_of_other_rows_are_refused(totals):
    with pytest.raises(ValueError, match="do not sum to 1 rows"):
        assigned(np.array([[0.5, 0.5]]), np.array(totals))
