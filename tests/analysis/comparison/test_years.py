"""A record over years: every count is the printed one or one of rows, says which, and stands beside its base."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.comparison.years import OF_ROWS, counted, in_order, meanings_by_year, not_comparable, years
from analysis.package.folder import read_consultation
from tests.second_consultation import ID, MARKS
from tests.totals_only import ID as EARLIER
from tests.totals_only import RECIPE, add_totals


@pytest.fixture(scope="module")
def three(library, tmp_path_factory):
    data = tmp_path_factory.mktemp("totals")
    return [*(library.corpora[each].consultation for each in (ID, "nerima-2023")), read_consultation(add_totals(data))]


def test_printed_totals_come_before_rows_and_rows_before_nothing(three):
    record = meanings_by_year(three).set_index(["consultation", "meaning"])
    assert record.loc[("nerima-2023", "revised"), ["count", "n", "of", "basis"]].tolist() == [
        4,
        94,
        "表に印字された合計",
        "totals",
    ]
    assert record.loc[("nerima-2023", "revised"), ["rows", "rows_basis"]].tolist() == [4, "coded"]
    assert record.loc[(EARLIER, "revised"), ["count", "n", "share", "basis"]].tolist() == [6, 120, 5.0, "totals"]
    assert pd.isna(record.loc[(EARLIER, "revised"), "rows"])
    assert record.loc[(ID, "revised"), ["count", "n", "of", "basis"]].tolist() == [3, sum(MARKS.values()), OF_ROWS, "printed"]


def test_a_meaning_that_a_legend_lacks_is_no_zero(three):
    record = meanings_by_year(three).set_index(["consultation", "meaning"])
    absent = record.loc[(EARLIER, "already_done_elsewhere"), ["count", "marks", "wording", "share"]]
    assert absent.isna().all()


def test_the_earliest_comes_first_and_what_has_no_date_last(three):
    assert [each.id for each in in_order(three)] == [EARLIER, "nerima-2023", ID]
    assert meanings_by_year(three)["consultation"].drop_duplicates().tolist() == [EARLIER, "nerima-2023", ID]


def test_one_row_a_consultation_says_how_many_and_of_whom(three):
    table = years(three).set_index("consultation")
    said = ["received", "received_from", "people", "organisations", "revised", "n", "date_of"]
    assert table.loc["nerima-2023", said].tolist() == [94, "資料に印字", 11, 5, 4, 94, "募集の終わり"]
    assert table.loc[EARLIER, said].tolist() == [120, "資料に印字", 40, 3, 6, 120, "募集の終わり"]
    assert table.loc[ID, said[:2]].tolist() == [sum(MARKS.values()), "意見の行"]
    assert table["totals_only"].to_dict() == {EARLIER: True, "nerima-2023": False, ID: False}


def test_without_a_day_of_the_period_the_day_of_publication_stands(tmp_path):
    recipe = RECIPE.replace('period_start = "2019-12-11"\nperiod_end = "2020-01-15"\n', "")
    row = years([read_consultation(add_totals(tmp_path, recipe=recipe))]).iloc[0]
    assert (row["date"], row["date_of"]) == ("2020-03-31", "公表")


def test_estimates_are_taken_only_where_there_is_nothing_else_and_say_so(three):
    nerima = three[1]
    bare = replace(nerima, official_totals=nerima.official_totals.head(0))
    assert counted(bare).basis == "coded"
    estimated = replace(bare, coding=bare.coding[bare.coding["source"] == "estimated"])
    assert counted(estimated).basis == "estimated"
    assert set(meanings_by_year([estimated])["basis"]) == {"estimated"}


def test_some_printed_counts_are_not_filled_up_from_rows(three):
    nerima = three[1]
    partly = replace(nerima, official_totals=nerima.official_totals[nerima.official_totals["key"] != "◎"])
    assert counted(partly).basis == "coded"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda each: {"response_types": each.response_types.head(0)}, "凡例がありません"),
        (lambda each: {"response_types": each.response_types.assign(meaning="other")}, "答え方を表していません"),
        (
            lambda each: {
                "official_totals": each.official_totals.head(0),
                "coding": each.coding.head(0),
            },
            "件数がわかりません",
        ),
    ],
)
def test_what_cannot_be_compared_says_why_and_has_no_row(three, change, why):
    other = replace(three[1], id="other", **change(three[1]))
    assert why in not_comparable(other)
    assert "other" not in set(meanings_by_year([*three, other])["consultation"])
    row = years([*three, other]).set_index("consultation").loc["other"]
    assert why in row["not_comparable"] and row["received"] == 94
    assert pd.isna(row["revised"]) and pd.isna(row["share"]) and pd.isna(row["n"])


def test_a_share_never_stands_without_its_base(three):
    for table in (meanings_by_year(three), years(three)):
        known = table[table["share"].notna()]
        assert known[["n", "of", "basis"]].notna().all(axis=None)
        count = known["count" if "count" in table else "revised"]
        assert known["share"].tolist() == [pytest.approx(100 * a / b, abs=0.05) for a, b in zip(count, known["n"], strict=True)]


def test_nothing_is_an_empty_record(three):
    assert meanings_by_year([]).empty and years([]).empty
    assert len(years(three[:1])) == 1
