import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.groups.cross_table import cell_bounds, counts_of, cross_table, shares
from analysis.statistics.schema import CellBounds, CrossTable

PILLARS = ["柱Ⅰ", "柱Ⅱ", "柱Ⅲ"]
MARKS = ["◎", "－"]
LABELS = st.lists(st.tuples(st.sampled_from(PILLARS), st.sampled_from(MARKS)), max_size=40)


def series(values):
    return pd.Series(values, dtype="str")


def cells(table):
    return {(cell.row, cell.column): cell.count for cell in table.rename(columns={"count": "number"}).itertuples()}


@pytest.fixture
def table():
    return cross_table(
        series(["柱Ⅱ", "柱Ⅰ", "柱Ⅱ", "柱Ⅱ", None]), series(["－", "◎", "－", "◎", "◎"]), row_order=PILLARS, column_order=MARKS
    )


def test_every_cell_has_a_row_zeros_too(table):
    assert table[["row", "column", "count", "row_total", "column_total", "n"]].to_numpy().tolist() == [
        ["柱Ⅰ", "◎", 1, 1, 2, 4],
        ["柱Ⅰ", "－", 0, 1, 2, 4],
        ["柱Ⅱ", "◎", 1, 3, 2, 4],
        ["柱Ⅱ", "－", 2, 3, 2, 4],
        ["柱Ⅲ", "◎", 0, 0, 2, 4],
        ["柱Ⅲ", "－", 0, 0, 2, 4],
    ]
    CrossTable.validate(table)


def test_without_an_order_a_categorical_keeps_its_own(table):
    rows = series(["b", "a"]).astype(pd.CategoricalDtype(["b", "a", "c"]))
    assert cross_table(rows, series(["y", "x"]))[["row", "column"]].to_numpy().tolist() == [
        [row, column] for row in ("b", "a", "c") for column in ("x", "y")
    ]


def test_labels_meet_by_index_not_by_place():
    table = cross_table(series(["柱Ⅰ", "柱Ⅱ"]), pd.Series(["－", "◎"], index=[1, 0], dtype="str"))
    assert dict(zip(zip(table["row"], table["column"], strict=True), table["count"], strict=True))["柱Ⅰ", "◎"] == 1


def test_a_label_missing_from_the_order_is_named():
    with pytest.raises(ValueError, match="柱Ⅳ"):
        cross_table(series(["柱Ⅳ"]), series(["◎"]), row_order=PILLARS)


def test_shares_of_row_column_and_all(table):
    shared = shares(table).set_index(["row", "column"])
    assert shared.loc[("柱Ⅱ", "－"), ["row_share", "column_share", "share"]].tolist() == [2 / 3, 1.0, 0.5]
    assert np.isnan(shared.loc[("柱Ⅲ", "◎"), "row_share"])
    assert shared.loc[("柱Ⅲ", "◎"), "column_share"] == 0


def test_nothing_to_count_gives_zeros_or_an_empty_table():
    empty = series([])
    CrossTable.validate(cross_table(empty, empty))
    zeros = cross_table(empty, empty, row_order=PILLARS, column_order=MARKS)
    assert zeros["count"].tolist() == [0] * 6
    assert shares(zeros)["share"].isna().all()
    CellBounds.validate(cell_bounds(pd.Series([], dtype="int64"), pd.Series([], dtype="int64")))


@given(LABELS)
def test_margins_are_the_sums_of_their_cells(labels):
    rows, columns = series([row for row, _ in labels]), series([column for _, column in labels])
    table = cross_table(rows, columns, row_order=PILLARS, column_order=MARKS)
    CrossTable.validate(table)
    expected = pd.crosstab(rows, columns).reindex(index=PILLARS, columns=MARKS, fill_value=0).fillna(0).astype(int)
    assert counts_of(table).tolist() == expected.to_numpy().tolist()
    assert (table.groupby("row")["count"].transform("sum") == table["row_total"]).all()
    assert (table.groupby("column")["count"].transform("sum") == table["column_total"]).all()
    assert set(table["n"]) == {len(labels)}


@given(LABELS)
def test_the_true_count_lies_within_the_bounds_and_the_bounds_are_reached(labels):
    rows, columns = series([row for row, _ in labels]), series([column for _, column in labels])
    table = cross_table(rows, columns, row_order=PILLARS, column_order=MARKS)
    row_totals = table.groupby("row", sort=False)["count"].sum()
    column_totals = table.groupby("column", sort=False)["count"].sum()
    bounds = cell_bounds(row_totals, column_totals)
    CellBounds.validate(bounds)
    assert bounds[["row", "column"]].equals(table[["row", "column"]])
    assert (bounds["lower"] <= table["count"]).all() and (table["count"] <= bounds["upper"]).all()
    in_rows, in_columns = rows.sort_values(), columns.sort_values()
    for cell in bounds.itertuples():
        pushed_together = (np.sort(in_rows == cell.row) & np.sort(in_columns == cell.column)).sum()
        pushed_apart = (np.sort(in_rows == cell.row) & np.sort(in_columns == cell.column)[::-1]).sum()
        assert (pushed_apart, pushed_together) == (cell.lower, cell.upper)


def test_bounds_of_the_printed_margins():
    """Nerima: 44 of 94 comments under 柱Ⅱ, 34 marked ○: from none to 34. Were 80 marked ○: from 44 + 80 - 94 = 30 to 44."""
    pillars = pd.Series({"柱Ⅱ": 44, "ほか": 50})
    assert cell_bounds(pillars, pd.Series({"○": 34, "ほか": 60})).iloc[0].tolist() == ["柱Ⅱ", "○", 0, 34]
    assert cell_bounds(pillars, pd.Series({"○": 80, "ほか": 14})).iloc[0].tolist() == ["柱Ⅱ", "○", 30, 44]


def test_margins_of_different_tables_are_refused():
    with pytest.raises(ValueError, match=r"94.*93"):
        cell_bounds(pd.Series({"a": 94}), pd.Series({"b": 93}))


def test_what_rows_stand_for_is_added_up():
    rows, columns = pd.Series(["甲", "甲", "乙"], dtype="str"), pd.Series(["◎", "○", None], dtype="str")
    table = cross_table(rows, columns, weights=pd.Series([3, 4, 5]))
    assert table.set_index(["row", "column"])["count"].to_dict() == {
        ("甲", "○"): 4,
        ("甲", "◎"): 3,
        ("乙", "○"): 0,
        ("乙", "◎"): 0,
    }
    assert set(table["n"]) == {7}, "the third has no mark"
