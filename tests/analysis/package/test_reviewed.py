"""Decisions inside a package: the newest of each comment counts, on the texts it was made on."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.build import build
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from analysis.package.reviewed import CODING, DECISIONS, FILE, japanese_time, packaged_coding, reviewed_coding, text_hashes

AT = "2026-08-01T15:30:00.000000+00:00"


@pytest.fixture
def comments(nerima_folder):
    return read_consultation(nerima_folder).comments


@pytest.fixture
def decisions(comments):
    def table(*rows):
        hashes = text_hashes(comments)
        full = [
            {
                "comment": comment,
                "version": version,
                "at": AT,
                "reviewer": "山田",
                "after": mark,
                "note": note,
                "text_hash": hashes.get(comment, "gone"),
            }
            for comment, version, mark, note in rows
        ]
        return pd.DataFrame(full, columns=list(DECISIONS.columns)).astype(
            {name: "str" for name in DECISIONS.columns if name != "version"}
        )

    return table


def test_rows_come_in_the_order_of_the_document_and_say_who_and_when(decisions, comments):
    coding = reviewed_coding(decisions(("10", 1, "△", "再読"), ("2", 1, "○", None)), comments)
    assert list(coding) == list(CODING)
    assert coding[["comment", "mark", "source"]].to_numpy().tolist() == [["2", "○", "reviewed"], ["10", "△", "reviewed"]]
    assert coding["reason"].tolist() == [
        "山田さん（本人確認なし）が2026年8月2日 00:30に確認",
        "山田さん（本人確認なし）が2026年8月2日 00:30に確認：再読",
    ]


def test_a_decision_taken_back_or_on_another_text_does_not_count(decisions, comments):
    table = decisions(("1", 2, None, None), ("2", 1, "○", None), ("gone", 1, "○", None))
    changed = comments.assign(reply=comments["reply"].where(comments["id"] != "2", "別の回答"))
    assert reviewed_coding(table, changed).empty
    assert reviewed_coding(table, comments)["comment"].tolist() == ["2"]


def test_no_decisions_and_no_file_give_empty_tables(decisions, comments, tmp_path):
    for table in (reviewed_coding(decisions(), comments), packaged_coding(tmp_path, comments)):
        assert table.empty and list(table) == list(CODING)


def test_the_time_is_that_of_japan_wherever_the_machine_is():
    assert japanese_time(AT) == "2026年8月2日 00:30"


def test_the_newest_version_in_a_package_counts(decisions, comments, copy_of_nerima):
    decisions(("3", 2, "△", None), ("3", 1, "○", None)).to_csv(copy_of_nerima / FILE, index=False)
    coding = build(copy_of_nerima).tables["response_type_coding.csv"]
    assert coding.loc[coding["source"] == "reviewed", ["comment", "mark"]].to_numpy().tolist() == [["3", "△"]]
    assert (coding["source"] == "coded").sum() == 94


def test_a_file_that_cannot_be_read_is_named(copy_of_nerima):
    (copy_of_nerima / FILE).write_text("comment,mark\n1,○\n", encoding="utf-8")
    with pytest.raises(PackageError, match="見出しの行が違います"):
        build(copy_of_nerima)
