"""Counts of a table as doors: what each opens, and where none is behind."""

from __future__ import annotations

import pandas as pd

from pages.components.shared.doors import Number
from pages.components.shared.numbers import with_doors

TABLE = pd.DataFrame(
    {"pillar": ["柱Ⅰ", "柱Ⅱ", "柱Ⅲ"], "count": pd.array([1200, 0, None], dtype="Int64"), "share": [0.5, 0.0, None]}
)


def test_a_count_opens_its_rows_and_nothing_is_behind_none():
    shown = with_doors(TABLE, {"count": lambda row: {"in_pillar": row["pillar"]}})
    first, second, third = shown["count"]
    assert (
        isinstance(first, Number) and ">1,200<" in first and "in_pillar" in first and 'aria-label="1,200件の意見を読む"' in first
    )
    assert second == 0 and not isinstance(second, Number) and pd.isna(third)
    assert shown["share"].equals(TABLE["share"])


def test_a_row_may_have_nothing_behind_it_and_a_column_may_be_absent():
    shown = with_doors(TABLE, {"count": lambda row: None, "reply": lambda row: {"theme": "D1"}})
    assert shown["count"].tolist()[:2] == [1200, 0] and "reply" not in shown
