"""Agreement of two readers, against arithmetic by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.statistics.agreement import agreement


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
