"""What tables of totals count."""

from __future__ import annotations

from analysis.ingest.recognition.groups.legend import LegendEntry
from analysis.ingest.recognition.groups.pillars import Filing
from analysis.ingest.recognition.groups.printed_totals import TotalTable
from analysis.ingest.recognition.groups.sections import Sections, pillar_rows
from analysis.ingest.recognition.groups.total_axes import total_axes

LABELS = {"交通": "交通", "公園": "公園"}
FILED = Filing(pillar_rows(list(LABELS), "category", LABELS), "category", "", Sections(()))
ENTRIES = [LegendEntry(mark, mark, "other", True, total_label=mark) for mark in ("◎", "○")]


def table(head, *labels):
    return TotalTable(head, labels, ("",) * len(labels), (1,) * len(labels))


def axes(*tables, filed=FILED):
    return total_axes(list(tables), filed, ENTRIES)


def test_no_table_counts_nothing():
    assert axes() == {"totals": {}, "sums": (), "skipped_totals": ()}


def test_a_table_counts_what_at_least_half_of_its_labels_are():
    assert axes(table("項目", "交通", "公園", "合計"))["totals"] == {"項目": "pillar"}
    assert axes(table("区分", "◎", "他"))["totals"] == {"区分": "response_type"}
    assert axes(table("区分", "◎", "他", "別"))["totals"] == {}
    assert axes(table("区分", "合計"))["totals"] == {}


def test_a_second_table_of_the_same_axis_is_left_out():
    assert axes(table("表1", "交通", "公園"), table("表2", "交通", "公園"), table("表3", "◎"))["totals"] == {
        "表1": "pillar",
        "表3": "response_type",
    }


def test_sums_and_labels_of_something_else_are_named_once():
    found = axes(table("項目", "交通", "公園", "電話", "合計"), table("区分", "◎", "○", "合計", "電話"))
    assert (found["sums"], found["skipped_totals"]) == (("合計",), ("電話",))
