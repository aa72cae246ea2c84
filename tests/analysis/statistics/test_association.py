import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, contingency, fisher_exact, hypergeom

from analysis.statistics.association import (
    adjusted_residuals,
    association,
    association_sentence,
    independence_caveat,
    random_tables,
)
from analysis.statistics.cross_table import counts_of, cross_table, table_of
from analysis.statistics.schema import Residuals

TABLES = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4)


def table(counts):
    counts = np.array(counts)
    return table_of(counts, [f"r{i}" for i in range(counts.shape[0])], [f"c{j}" for j in range(counts.shape[1])])


def test_residuals_of_a_two_by_two_table_are_the_root_of_its_chi_square():
    """With one degree of freedom each adjusted residual squared is Pearson's chi-square."""
    counts = [[12, 5], [3, 9]]
    found = adjusted_residuals(table(counts))
    statistic = chi2_contingency(counts, correction=False).statistic
    assert np.allclose(found["residual"] ** 2, statistic)
    assert np.sign(found["residual"]).tolist() == [1, -1, -1, 1]
    Residuals.validate(found)


def test_residuals_by_hand():
    """First cell: expected 30 · 40 / 100 = 12, variance 12 · 0.7 · 0.6 = 5.04."""
    found = adjusted_residuals(table([[20, 10], [20, 50]])).iloc[0]
    assert found["expected"] == 12
    assert found["residual"] == pytest.approx(8 / 5.04**0.5)


@given(TABLES)
def test_expected_counts_are_those_of_scipy_and_keep_the_margins(counts):
    found = adjusted_residuals(table(counts))
    if np.sum(counts):
        assert np.allclose(found["expected"], contingency.expected_freq(np.array(counts)).ravel())
    full = (
        (found["row_total"] == 0)
        | (found["column_total"] == 0)
        | (found["row_total"] == found["n"])
        | (found["column_total"] == found["n"])
    )
    assert found["residual"].isna().tolist() == full.tolist()
    Residuals.validate(found)


def test_the_chi_square_and_the_strength_are_those_of_scipy():
    counts = np.array([[5, 9, 2], [8, 1, 6], [0, 0, 0]])
    found = association(table(counts), tables=10)
    assert found.chi_square == pytest.approx(chi2_contingency(counts[:2], correction=False).statistic)
    assert found.cramers_v == pytest.approx(contingency.association(counts[:2], method="cramer"))


def test_the_p_value_is_near_that_of_the_exact_test():
    """With balanced rows Fisher's two-sided test orders tables as the chi-square does."""
    for counts in ([[7, 3], [2, 8]], [[9, 6], [6, 9]], [[5, 5], [5, 5]]):
        assert association(table(counts), tables=20_000).p == pytest.approx(fisher_exact(counts).pvalue, abs=0.01)


def test_the_p_value_of_a_larger_table_is_near_the_asymptotic_one():
    counts = [[40, 55, 48], [60, 38, 52], [45, 50, 61]]
    assert association(table(counts), tables=20_000).p == pytest.approx(chi2_contingency(counts).pvalue, abs=0.01)


def test_the_same_seed_gives_the_same_result():
    counts = table([[5, 9, 2], [8, 1, 6]])
    assert association(counts, tables=500, seed=1) == association(counts, tables=500, seed=1)
    assert association(counts, tables=500, seed=1).as_uneven != association(counts, tables=500, seed=2).as_uneven


def test_the_result_does_not_depend_on_empty_rows():
    counts = [[5, 9, 2], [8, 1, 6]]
    assert association(table(counts), tables=200) == association(table([*counts, [0, 0, 0]]), tables=200)


@given(TABLES)
def test_random_tables_keep_the_margins(counts):
    counts = np.array(counts)
    drawn = random_tables(counts.sum(axis=1), counts.sum(axis=0), 20, np.random.default_rng(0))
    assert (drawn >= 0).all()
    assert (drawn.sum(axis=2) == counts.sum(axis=1)).all() and (drawn.sum(axis=1) == counts.sum(axis=0)).all()


def test_a_cell_of_random_tables_has_the_hypergeometric_distribution():
    drawn = random_tables(np.array([4, 6, 5]), np.array([7, 3, 5]), 40_000, np.random.default_rng(0))
    for (i, j), (row, column) in {(0, 0): (4, 7), (1, 1): (6, 3), (2, 2): (5, 5)}.items():
        shares = np.bincount(drawn[:, i, j], minlength=8) / len(drawn)
        assert np.allclose(shares, hypergeom(15, column, row).pmf(np.arange(8)), atol=0.01)


@pytest.mark.parametrize("counts", [[[3, 4]], [[3], [4]], [[0, 0], [0, 0]], [[3, 4], [0, 0]]])
def test_a_single_row_or_column_leaves_nothing_to_compare(counts):
    found = association(table(counts))
    assert (found.p, found.cramers_v, found.tables) == (None, None, 0)
    assert "比べられません" in association_sentence(found, rows="柱", columns="対応区分")


def test_no_comments_at_all():
    empty = pd.Series([], dtype="str")
    assert association(cross_table(empty, empty)).p is None
    Residuals.validate(adjusted_residuals(cross_table(empty, empty)))
    assert counts_of(cross_table(empty, empty)).shape == (0, 0)


def test_the_sentence_carries_the_numbers():
    found = association(table([[7, 3], [2, 8]]), tables=999)
    sentence = association_sentence(found, rows="柱", columns="対応区分")
    assert f"999通りのうち、これと同じかそれ以上に偏ったのは{found.as_uneven}通り" in sentence
    assert "χ² = 5.1" in sentence and "20件" in sentence and f"p = {found.p:.4f}" in sentence


@pytest.mark.parametrize(
    ("counts", "words"),
    [([[20, 1], [2, 30]], "めったに起きない"), ([[5, 5], [5, 6]], "ふつうに起きる"), ([[9, 3], [4, 10]], "あまり起きない")],
)
def test_the_sentence_judges_by_the_p_value(counts, words):
    assert words in association_sentence(association(table(counts)), rows="柱", columns="対応区分")


def test_the_caveat_names_who_sent_the_comments():
    assert independence_caveat(people=11, organisations=5).startswith("意見を寄せたのは11名と5団体です。同じ人や団体が")
    assert independence_caveat(people=None, organisations=None).startswith("同じ人や団体が")
