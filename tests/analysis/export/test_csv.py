"""CSV files: they open in Excel, run nothing, and say where they come from."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.csv import BOM, Origin, csv_bytes
from analysis.package.guarded_cells import guarded

ORIGIN = Origin("資料", "柱：柱Ⅱ DX", "人が読んで付けた区分", "abc123")


def read(data: bytes, **options: object) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", keep_default_na=False, **options)


def test_columns_are_named_and_the_origin_is_in_each_row():
    table = pd.DataFrame({"mark": ["－", "○"], "count": [13, 34], "hidden": ["x", "y"]})
    data = csv_bytes(table, names={"mark": "対応区分", "count": "件数"}, origin=ORIGIN)
    assert data.startswith(BOM)
    back = read(data)
    assert back.columns.tolist() == ["対応区分", "件数", "資料", "絞り込み", "対応区分のよりどころ", "データのハッシュ"]
    assert back["件数"].tolist() == [13, 34]
    assert set(back["データのハッシュ"]) == {"abc123"}


def test_the_full_width_mark_is_data_and_stays():
    data = csv_bytes(pd.DataFrame({"a": ["－ その他"]}), names={"a": "あ"}, origin=ORIGIN)
    assert read(data)["あ"].tolist() == ["－ その他"]


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_made_text(text):
    data = csv_bytes(pd.DataFrame({"a": [text]}), names={"a": "あ"}, origin=ORIGIN)
    assert next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))["あ"] == f"'{text}"


def test_negative_numbers_stay_numbers():
    assert read(csv_bytes(pd.DataFrame({"z": [-1.5]}), names={"z": "z"}, origin=ORIGIN))["z"].tolist() == [-1.5]


def test_an_empty_table_keeps_its_columns():
    data = csv_bytes(pd.DataFrame({"a": pd.Series(dtype="str")}), names={"a": "あ"}, origin=ORIGIN)
    assert read(data).columns.tolist()[0] == "あ"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_texts_come_back(texts):
    table = pd.DataFrame({"a": pd.Series(texts, dtype="str")})
    back = read(csv_bytes(table, names={"a": "あ"}, origin=ORIGIN), dtype="str")
    assert back["あ"].tolist() == [guarded(text) for text in texts]
