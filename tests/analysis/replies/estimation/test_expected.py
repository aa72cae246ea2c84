"""Expected counts: sums of probabilities, with exact ranges."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.replies.estimation.expected import estimated_counts, expected_counts
from analysis.replies.estimation.response_types import estimate_response_types

probabilities = st.lists(st.floats(0, 1), max_size=25).map(lambda ps: np.array(ps, dtype=float).reshape(-1, 1))


def test_fair_coins_are_binomial():
    # P(X <= 1) = 11/1024 = .0107, P(X <= 2) = .0547 >= .05; P(X <= 7) = .9453 < .95 <= P(X <= 8)
    assert sum(comb(10, k) for k in range(3)) / 1024 >= 0.05 > sum(comb(10, k) for k in range(2)) / 1024
    table = expected_counts(np.full((10, 1), 0.5), ["○"])
    assert table.to_dict("records") == [{"mark": "○", "expected": 5.0, "low": 2, "high": 8}]


@given(probabilities)
def test_the_range_holds_the_expected_count(ps):
    low, expected, high = expected_counts(ps, ["○"]).iloc[0][["low", "expected", "high"]]
    assert 0 <= low <= high <= len(ps)
    assert low - 1 < expected < high + 1


@given(st.lists(st.booleans(), max_size=20))
def test_what_is_certain_has_no_range(known):
    table = expected_counts(np.array(known, dtype=float).reshape(-1, 1), ["○"])
    assert table.loc[0, ["expected", "low", "high"]].tolist() == [sum(known)] * 3


def test_no_comments_have_no_counts():
    table = expected_counts(np.zeros((0, 2)), ["○", "△"])
    assert table["expected"].tolist() == [0, 0] and table["high"].tolist() == [0, 0]


def test_all_comments_together_have_the_printed_totals(nerima, cues):
    estimate = estimate_response_types(nerima, cues)
    everything = estimated_counts(estimate, np.arange(94))
    assert everything["expected"].tolist() == everything["low"].tolist() == everything["high"].tolist() == [4, 34, 25, 12, 6, 13]


def test_pillars_sum_to_the_printed_totals(nerima, cues):
    estimate = estimate_response_types(nerima, cues)
    parts = [estimated_counts(estimate, rows) for rows in nerima.comments.groupby("pillar").indices.values()]
    assert sum(part["expected"] for part in parts).tolist() == pytest.approx([4, 34, 25, 12, 6, 13])
    assert all((part["low"] < part["high"]).any() for part in parts)
