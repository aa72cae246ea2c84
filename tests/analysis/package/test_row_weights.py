"""How many opinions a row stands for: whole numbers throughout, or nothing is said."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.row_weights import row_weights


@pytest.mark.parametrize(
    ("cells", "sums"),
    [
        (["2", "3件", None, "１,２３４名"], [2, 3, 1, 1234]),
        (["2", "多数", None, "1"], None),
        ([None] * 4, None),
        (["-1", "1"] * 2, None),
        (["1", None] * 2, None),  # each stands for one
        (["0", "1", "2", "1"], [0, 1, 2, 1]),
    ],
)
def test_rows_stand_for_as_many_opinions_as_the_document_says(cells, sums):
    found = row_weights(pd.DataFrame({"count": pd.array(cells, dtype="str")}))
    assert (None if found is None else found.tolist()) == sums


def test_a_document_without_such_a_column_says_nothing():
    assert row_weights(pd.DataFrame({"opinion": ["甲"]})) is None
