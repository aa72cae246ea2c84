"""Comments by the values of an attribute: counts, shares, weights, and time without gaps."""

from __future__ import annotations

import pandas as pd

from analysis.statistics.groups.attribute_counts import LONGEST_SPAN, along_time, attribute_counts


def labels(values, categories):
    return pd.Series(values).astype(pd.CategoricalDtype(categories, ordered=True))


def test_one_row_a_value_with_its_share_and_the_opinions_it_stands_for():
    found = attribute_counts(labels(["甲", "乙", "甲", "甲"], ["乙", "甲", "丙"]), pd.Series([5, 1, 2, 3]))
    assert found.to_dict("list") == {
        "key": ["乙", "甲", "丙"],
        "count": [1, 3, 0],
        "share": [25.0, 75.0, 0.0],
        "weight": [1, 10, 0],
    }


def test_nothing_selected():
    found = attribute_counts(labels([], ["甲", "乙"]))
    assert found["count"].tolist() == [0, 0] and found["share"].tolist() == [0.0, 0.0] and "weight" not in found


def counted(**counts):
    return pd.DataFrame({"key": [key.replace("_", "-")[1:] for key in counts], "count": counts.values()}).assign(share=1.0)


def test_months_between_count_nothing_and_what_is_not_said_has_no_place():
    found = along_time(pd.concat([counted(d2024_03=2, d2023_12=1), pd.DataFrame({"key": ["（記載なし）"], "count": [9]})]))
    assert found["key"].tolist() == ["2023-12", "2024-01", "2024-02", "2024-03"]
    assert found["count"].tolist() == [1, 0, 0, 2] and found["share"].tolist() == [1.0, 0.0, 0.0, 1.0]


def test_days_and_years():
    assert along_time(counted(d2024_02_28=1, d2024_03_01=1))["key"].tolist() == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert along_time(counted(d2001=1, d2003=1))["key"].tolist() == ["2001", "2002", "2003"]


def test_times_of_two_kinds_or_decades_apart_keep_their_gaps():
    assert along_time(counted(d2024_02=1, d2024_02_28=1))["key"].tolist() == ["2024-02", "2024-02-28"]
    assert len(along_time(counted(d1924_02_28=1, d2024_02_28=1))) == 2
    first = pd.Timestamp("2024-01-01")
    for days, rows in ((LONGEST_SPAN, LONGEST_SPAN), (LONGEST_SPAN + 1, 2)):
        last = (first + pd.Timedelta(days=days - 1)).strftime("%Y_%m_%d")
        assert len(along_time(counted(**{"d2024_01_01": 1, f"d{last}": 1}))) == rows


def test_no_times():
    assert along_time(counted(d甲=1)).empty
