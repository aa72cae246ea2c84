"""Reconciliation: what agrees, what cannot be checked, what is wrong, and never a tick for what readers filled in."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.package.folder import read_consultation
from analysis.package.reconciliation import reconcile


def test_nerima(nerima_folder):
    table = reconcile(read_consultation(nerima_folder))
    pillars, types = table[table["axis"] == "pillar"], table[table["axis"] == "response_type"]
    assert set(pillars["status"]) == {"match"}
    assert pillars["printed"].tolist() == pillars["official"].tolist() == [5, 3, 22, 44, 7, 13, 94]
    assert set(types["status"]) == {"unverified"}
    total = types[types["key"].isna()].iloc[0]
    assert (total["printed"], total["coded"], total["official"]) == (0, 94, 94)


def test_a_lost_row_is_a_mismatch(nerima_folder):
    nerima = read_consultation(nerima_folder)
    table = reconcile(replace(nerima, comments=nerima.comments.iloc[1:]))
    assert table.loc[table["status"] == "mismatch", "label"].tolist() == ["(仮称) 取組強化プラン全体に関すること", "合計"]


def test_printed_marks_are_held_to_the_totals(nerima_folder):
    nerima = read_consultation(nerima_folder)
    marks = pd.Series(nerima.marks("coded").array, index=nerima.comments.index, dtype="str")
    printed = replace(nerima, comments=nerima.comments.assign(printed_mark=marks))
    assert set(reconcile(printed)["status"]) == {"match"}
    one_off = replace(printed, comments=printed.comments.assign(printed_mark=marks.where(marks.index != 5, "○")))
    assert set(reconcile(one_off).query("status == 'mismatch'")["key"]) == {"◎", "○"}


def test_no_printed_totals_give_an_empty_table(nerima_folder):
    nerima = read_consultation(nerima_folder)
    table = reconcile(replace(nerima, official_totals=nerima.official_totals.head(0)))
    assert table.empty
    assert "status" in table


def test_rows_that_stand_for_several_opinions_meet_the_totals_by_what_they_stand_for(nerima_folder):
    """Of 94 rows one stands for three more, which the document's totals hold."""
    nerima = read_consultation(nerima_folder)
    first = nerima.comments["pillar"].iloc[0]
    comments = nerima.comments.assign(count=pd.array(["4", *[None] * 93], dtype="str"))
    totals = nerima.official_totals
    more = totals["count"] + 3 * ((totals["axis"] != "response_type") & ((totals["key"] == first) | totals["key"].isna()))
    table = reconcile(replace(nerima, comments=comments, official_totals=totals.assign(count=more)))
    pillars = table[table["axis"] != "response_type"]
    assert set(pillars["status"]) == {"match"} and set(table["counted"]) == {"opinions"}
    assert pillars["printed"].tolist()[-1] == 97
    rows = reconcile(replace(nerima, comments=comments))
    assert set(rows["counted"]) == {"rows"}, "one measure for the whole document"
    assert set(rows[rows["axis"] == "pillar"]["status"]) == {"match"}
