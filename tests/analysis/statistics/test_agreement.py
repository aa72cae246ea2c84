"""Agreement of two readers, against arithmetic by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.statistics.agreement import agreement, nominal_alpha


def test_kappa_of_a_two_by_two_table():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o = 0.7, p_e = 0.5·0.6 + 0.5·0.4 = 0.5, κ = 0.4.
    first = pd.Series(["y"] * 25 + ["n"] * 25)
    second = pd.Series(["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15)
    result = agreement(first, second)
    assert (result.comments, result.alike) == (50, 35)
    assert result.kappa == pytest.approx(0.4)


def test_an_open_reading_is_not_counted():
    assert agreement(pd.Series(["a", None]), pd.Series(["a", "b"])).comments == 1


@pytest.mark.parametrize("values", [[], ["a", "a"]])
def test_kappa_is_undefined_where_chance_explains_everything(values):
    series = pd.Series(values, dtype="str")
    assert agreement(series, series).kappa is None


def test_alpha_of_four_readers_is_that_of_the_published_example():
    # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C: nominal α = 0.743
    readers = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]
    comments = zip(*(line.split() for line in readers), strict=True)
    assert nominal_alpha([[mark for mark in marks if mark != "."] for marks in comments]) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize("readings", [[], [["a"]], [["a", "a"], ["a", "a"]]])
def test_alpha_of_no_pair_or_of_one_mark_alone_is_none(readings):
    assert nominal_alpha(readings) is None


def test_full_agreement_has_alpha_one():
    assert nominal_alpha([["a", "a"], ["b", "b"]]) == 1
