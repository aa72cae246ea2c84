"""Plain counts: every category is there, and the sum is the number of comments."""

from __future__ import annotations

import pandas as pd

from analysis.statistics.groups.counts import category_counts, official_beside_found, official_count


def marks(values):
    return pd.Series(values, dtype=pd.CategoricalDtype(["◎", "○", "－"], ordered=True), name="mark")


def test_every_category_is_counted_in_its_order():
    table = category_counts(marks(["○", "○", "－", None]))
    assert table["mark"].tolist() == ["◎", "○", "－"]
    assert table["count"].tolist() == [0, 2, 1]
    assert table["share"].tolist() == [0.0, 50.0, 25.0]


def test_what_comments_stand_for_is_added_up():
    table = category_counts(marks(["○", "○", "－", None]), pd.Series([10, 1, 4, 5]))
    assert table.set_index("mark").loc[["○", "－"], "count"].tolist() == [11, 4]
    assert table["share"].sum() == 75.0, "what has no mark is in the denominator"


def test_an_empty_series_gives_zeros():
    table = category_counts(marks([]))
    assert table["count"].tolist() == [0, 0, 0]
    assert table["share"].tolist() == [0.0, 0.0, 0.0]


TOTALS = pd.DataFrame(
    {"axis": ["response_type", "response_type", "pillar"], "key": ["◎", "○", "◎"], "label": ["", "", ""], "count": [4, 34, 9]}
)


def test_official_totals_stand_beside_their_own_axis_only():
    table = official_beside_found(TOTALS, category_counts(marks(["○"])), axis="response_type", key="mark")
    assert table["official"].tolist()[:2] == [4, 34]
    assert pd.isna(table["official"].iloc[2])


def test_a_total_that_is_not_printed_is_none():
    assert official_count(TOTALS, "response_type", "◎") == 4
    assert official_count(TOTALS, "response_type", "△") is None
