"""Counts of a table as doors: what each opens, and where none is behind."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pages.components.shared.doors import Number
from pages.components.shared.numbers import doors_of

TABLE = pd.DataFrame(
    {"pillar": ["柱Ⅰ", "柱Ⅱ", "柱Ⅲ"], "count": pd.array([1200, 0, None], dtype="Int64"), "share": [0.5, 0.0, None]}
)


def test_a_count_opens_its_rows_and_nothing_is_behind_none():
    shown = doors_of(TABLE, {"count": lambda row: {"in_pillar": row["pillar"]}})
    first, second, third = shown["count"]
    assert (
        isinstance(first, Number) and ">1,200<" in first and "in_pillar" in first and 'aria-label="1,200件の意見を読む"' in first
    )
    assert second == 0 and not isinstance(second, Number) and pd.isna(third)
    assert list(shown) == ["count"]  # the other columns are what they were


def test_a_count_is_a_door_however_the_column_holds_it():
    held = (pd.Series([np.int64(3)], dtype="object"), pd.Series([3], dtype="int32"), pd.Series([3], dtype="Int64"))
    cells = [doors_of(pd.DataFrame({"count": each}), {"count": lambda row: {"q": "a"}})["count"][0] for each in held]
    assert all(isinstance(each, Number) for each in cells) and len(set(cells)) == 1


def test_a_row_may_have_nothing_behind_it_and_a_column_may_be_absent():
    shown = doors_of(TABLE, {"count": lambda row: None, "reply": lambda row: {"theme": "D1"}})
    assert shown["count"][:2] == [1200, 0] and "reply" not in shown
