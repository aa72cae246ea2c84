"""The zip of CSV files, read back with pandas and compared with the briefing."""

from __future__ import annotations

import io
import zipfile

import pandas as pd
import pytest

from analysis.briefing.content import Count
from analysis.export.bundle import DICTIONARY, bundle_bytes
from tests.analysis.export.conftest import NAMES


def read(data: bytes) -> dict[str, pd.DataFrame]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: pd.read_csv(io.BytesIO(file.read(name)), encoding="utf-8-sig", dtype="str") for name in file.namelist()}


def table(files, name) -> pd.DataFrame:
    return next(frame for file, frame in files.items() if file.split("_", 1)[-1] == f"{name}.csv")


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_every_table_is_there(briefings, name):
    files = read(bundle_bytes(briefings[name]))
    for expected in briefings[name].tables:
        found = table(files, expected.name)
        assert len(found) == len(expected.rows)
        for column, label in ((column.name, column.label) for column in expected.columns if column.kind in ("count", "official")):
            numbers = [None if cell is None else int(cell) for cell in expected.column(column)]
            assert [None if pd.isna(each) else int(each) for each in found[label]] == numbers


@pytest.mark.parametrize("name", NAMES)
def test_every_column_of_every_file_is_in_the_dictionary(briefings, name):
    files = read(bundle_bytes(briefings[name]))
    known = files[DICTIONARY]
    everywhere = set(known.loc[known["ファイル"] == "（すべて）", "列"])
    assert known["意味"].notna().all() and known["型"].notna().all()
    for file, frame in files.items():
        if file != DICTIONARY:
            assert set(frame) - everywhere == set(known.loc[known["ファイル"] == file, "列"])


def test_each_row_says_where_it_comes_from(briefings):
    pillars = table(read(bundle_bytes(briefings["nerima"])), "pillars")
    assert set(pillars["データのハッシュ"]) == {briefings["nerima"].source.data_hash}
    assert set(pillars["絞り込み"]) == {"なし（全件）"}


def test_hostile_texts_are_guarded_and_the_mark_is_left_alone(briefings):
    comments = table(read(bundle_bytes(briefings["hostile"])), "comments").set_index("意見番号")["意見概要"]
    assert comments["6"].startswith("'=HYPERLINK(") and comments["7"].startswith("'@SUM")
    assert comments["14"] == "－" and comments["10"] == "長" * 40_000
    assert "␀␛␇" in comments["9"] and "𠮷野家、葛\U000e0100城市" in comments["12"]


def test_evidence_names_the_comments_of_each_count(briefings):
    evidence = table(read(bundle_bytes(briefings["nerima"])), "evidence")
    revised = evidence[(evidence["表"] == "対応区分別の意見件数") & (evidence["行"] == "◎ 計画に反映")]
    assert revised["意見番号"].tolist() == ["6", "7", "8", "14"] and set(revised["件数"]) == {"4"}
    counts = [int(cell) for each in briefings["nerima"].tables for row in each.rows for cell in row if isinstance(cell, Count)]
    assert len(evidence) == sum(counts)


def test_the_same_briefing_gives_the_same_bytes(briefings):
    assert bundle_bytes(briefings["nerima"]) == bundle_bytes(briefings["nerima"])


def test_ten_thousand_comments_fit(large):
    assert len(table(read(bundle_bytes(large)), "comments")) == 10_000
