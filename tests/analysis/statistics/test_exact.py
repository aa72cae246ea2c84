"""Exact chances against sums written out by hand and against scipy; which finds are false, by the papers' own steps."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact, hypergeom

from analysis.statistics.exact import FALSE_SHARE, MANY, Split, chances, false_discovery_rates, upper_tail


def whole(*numbers):
    return np.array(numbers, dtype=np.int64)


def by_hand(found, holding, group, everyone):
    """Σ C(group, x) C(everyone - group, holding - x) / C(everyone, holding) for x from `found` up, as a fraction."""
    ways = sum(comb(group, x) * comb(everyone - group, holding - x) for x in range(found, min(group, holding) + 1))
    return Fraction(ways, comb(everyone, holding))


def test_six_of_six_among_44_of_94_by_hand():
    """All six comments with a word in the pillar of 44: 44·43·42·41·40·39 / 94·93·92·91·90·89."""
    chance = Fraction(44 * 43 * 42 * 41 * 40 * 39, 94 * 93 * 92 * 91 * 90 * 89)
    assert upper_tail(whole(6), whole(6), 44, 94)[0] == pytest.approx(float(chance), rel=1e-12)


def test_a_small_table_by_hand():
    """Of 3 among 5, at least 2 in a group of 2: C(2,2) C(3,1) / C(5,3) = 3/10; at least 1: + C(2,1) C(3,2) / 10 = 9/10."""
    assert upper_tail(whole(2, 1, 0), whole(3, 3, 3), 2, 5) == pytest.approx([0.3, 0.9, 1.0])


@st.composite
def tables(draw):
    everyone = draw(st.integers(1, 60))
    group, holding = draw(st.integers(0, everyone)), draw(st.integers(0, everyone))
    return draw(st.integers(max(0, group + holding - everyone), min(group, holding))), holding, group, everyone


@given(tables())
def test_the_tail_is_the_sum_of_all_more_extreme_tables(table):
    assert upper_tail(*map(whole, table))[0] == pytest.approx(float(by_hand(*table)), rel=1e-9, abs=1e-15)


@given(tables())
def test_both_sides_are_twice_the_smaller_tail(table):
    found, holding, group, everyone = table
    split = Split(whole(found), whole(holding - found), group, everyone - group)
    more = by_hand(found, holding, group, everyone)
    less = by_hand(holding - found, holding, everyone - group, everyone)
    assert chances(split)[0] == pytest.approx(float(min(1, 2 * min(more, less))), rel=1e-9, abs=1e-15)
    assert chances(split, one_sided=True)[0] == pytest.approx(float(more), rel=1e-9, abs=1e-15)


def test_it_is_the_test_of_fisher():
    table = [[9, 13], [2, 70]]
    assert upper_tail(whole(9), whole(11), 22, 94)[0] == pytest.approx(fisher_exact(table, "greater").pvalue, rel=1e-9)


def test_large_counts_are_summed_as_exactly():
    """Tails among a million comments, far out and near the middle, against scipy (logarithms of 10^7 leave six good digits)."""
    found, holding = whole(30_500, 29_900, 3_200, 12), whole(100_000, 100_000, 10_000, 20)
    theirs = hypergeom.sf(found - 1, 1_000_000, 300_000, holding)
    assert upper_tail(found, holding, 300_000, 1_000_000) == pytest.approx(theirs, rel=1e-6)


def test_more_than_there_are_cannot_be_found():
    with pytest.raises(ValueError, match="cannot be found"):
        upper_tail(whole(5), whole(3), 10, 20)


def test_no_questions_have_no_answers():
    nothing = Split(whole(), whole(), 3, 4)
    assert len(chances(nothing)) == len(false_discovery_rates(nothing)) == 0


def test_rates_by_hand():
    """Four words of 4 comments each in a group of 5 among 10; possible chances of one side are, from C(10,4) = 210 ways,
    5/210 (all four here), 55/210 (three: + C(5,3) C(5,1) = 50), 155/210 (two: + C(5,2) C(5,2) = 100) and more.

    One word with all four: 4 · 5/210 expected, 1 found: 0.0952. Three with three: 4 · 55/210 = 1.048 expected, 4 found: 0.262.
    """
    rates = false_discovery_rates(Split(whole(4, 3, 3, 3), whole(0, 1, 1, 1), 5, 5), one_sided=True)
    assert rates == pytest.approx([20 / 210, 55 / 210, 55 / 210, 55 / 210])


def test_a_rate_is_never_above_that_of_a_less_sure_find():
    """Words of 4 and 2 comments: C(5,2) / C(10,2) = 10/45 for two of two. At 55/210, the other's largest chance within is 10/45.

    (55/210 + 10/45) / 2 = 0.242 for both finds; at 10/45 the first can reach 5/210: (5/210 + 10/45) / 1 = 0.246, above.
    """
    rates = false_discovery_rates(Split(whole(3, 2), whole(1, 0), 5, 5), one_sided=True)
    assert np.isnan(rates[1]), "two of two is no less likely than 10/45 and can never be a find"
    assert rates[0] == pytest.approx((55 / 210 + 10 / 45) / 2)


def test_many_comments_leave_the_rates_of_benjamini_and_hochberg():
    rng = np.random.default_rng(3)
    here, there = rng.integers(MANY, 2 * MANY, 40), rng.integers(MANY, 2 * MANY, 40)
    split = Split(here, there, 2_000, 2_000)
    assert false_discovery_rates(split) == pytest.approx(false_discovery_control(chances(split)))


@given(st.lists(tables(), min_size=1, max_size=6))
def test_rates_lie_between_the_chance_and_one(rows):
    found, holding, group, everyone = (whole(*each) for each in zip(*rows, strict=True))
    split = Split(found, holding - found, group, everyone - group)
    rates = false_discovery_rates(split)
    known = ~np.isnan(rates)
    assert (rates[known] <= 1).all() and (rates[known] >= chances(split)[known] / len(rows) * (1 - 1e-9)).all()


@pytest.mark.parametrize("one_sided", [True, False])
def test_rates_are_those_of_each_margin_alone(one_sided):
    """The rates of many words at once, from their definition: chance finds within each level, margin by margin."""
    split = Split(np.array([3, 0, 9, 40, 2, 1, 400]), np.array([1, 5, 2, 35, 0, 1, 350]), 500, 600)
    p, held = chances(split, one_sided=one_sided), (split.here + split.there).tolist()

    def possible(held):
        here = np.arange(max(0, held - 600), min(held, 500) + 1)
        return chances(Split(here, held - here, 500, 600), one_sided=one_sided)

    def finds(level, held):
        return level if held > MANY else possible(held)[possible(held) <= level * (1 + 1e-9)].max(initial=0.0)

    shares = np.array([sum(finds(level, each) for each in held) / (p <= level).sum() for level in p])
    rates = np.array([min(1, *shares[p >= level]) for level in p])
    rates[[each <= MANY and possible(each).min() > FALSE_SHARE for each in held]] = np.nan
    assert np.isnan(rates).any() and (~np.isnan(rates)).any()
    np.testing.assert_allclose(false_discovery_rates(split, one_sided=one_sided), rates, rtol=1e-12)


def test_rates_of_frequent_words_alone_and_of_none():
    frequent = Split(np.array([400, 900]), np.array([500, 200]), 5_000, 5_000)
    p = np.sort(chances(frequent))
    np.testing.assert_allclose(np.sort(false_discovery_rates(frequent)), [2 * p[0], p[1]])
    nothing = np.array([], dtype=np.int64)
    assert len(false_discovery_rates(Split(nothing, nothing, 5, 5))) == 0
