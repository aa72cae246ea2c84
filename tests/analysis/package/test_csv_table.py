"""Tables as files: types, missing values, lines, and a round trip."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.package.csv_table import FileColumns, as_read, csv_bytes, read_table
from analysis.package.problem import PackageError

COLUMNS = FileColumns(("name", "count", "line"), numbers=("count",), places=("line",))


@pytest.fixture
def read(tmp_path):
    def of(data, layout=COLUMNS):
        path = tmp_path / "t.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_table(path, layout)

    return of


def problems(read, data):
    with pytest.raises(PackageError) as error:
        read(data)
    return [(problem.line, problem.value) for problem in error.value.problems]


def test_types_and_missing_values(read):
    table = read("name,count,line\nあ,1,\n,2,5\n").table
    assert table.dtypes.astype(str).to_dict() == {"name": "str", "count": "int64", "line": "Int64"}
    assert table["name"].isna().tolist() == [False, True]
    assert table["line"].isna().tolist() == [True, False]
    assert isinstance(table.index, pd.RangeIndex)


def test_an_empty_table_has_the_same_columns_and_types(read):
    sheet = read("name,count,line\n")
    assert sheet.table.dtypes.astype(str).to_dict() == {"name": "str", "count": "int64", "line": "Int64"}
    assert (len(sheet.table), sheet.lines) == (0, [])


def test_a_row_is_found_on_the_line_it_starts_on(read):
    assert read('name,count,line\n"a\nb\nc",1,\nd,2,\n').lines == [2, 5]


def test_a_byte_order_mark_of_excel_is_no_part_of_the_header(read):
    assert read(b"\xef\xbb\xbfname,count,line\r\na,1,2\r\n").table["name"].tolist() == ["a"]


def test_inner_and_outer_blanks_are_text(read):
    assert read("name,count,line\n あ　い ,1,\n").table["name"].tolist() == [" あ　い "]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("name,count,line\na,x,\nb,,\nc,２,\nd,1,-1\ne,1,1.5\n", [(2, "x"), (3, ""), (4, "２"), (5, "-1"), (6, "1.5")]),
        ("name,count,line\na,1\nb,1,2,3\n\n", [(2, "a,1"), (3, "b,1,2,3"), (4, "")]),
        ("name,count,line\n　,1,\n", [(2, "　")]),
        ("name,count,line\na,1234567890,\n", [(2, "1234567890")]),
        ("", [(1, "")]),
        ("name,count\n", [(1, "name,count")]),
        ("name,count,line,more\n", [(1, "name,count,line,more")]),
        (b"name,count,line\na,1,\n\x83\x65,1,\n", [(3, "83")]),
    ],
    ids=["numbers", "width", "blank", "digits", "empty", "narrow", "wide", "cp932"],
)
def test_every_bad_cell_is_named(read, data, found):
    assert problems(read, data) == found


def test_an_open_quote_is_an_error_and_not_a_long_cell(read):
    with pytest.raises(PackageError, match="引用符"):
        read('name,count,line\n"a,1,\nb,2,\n')


def test_further_columns_are_read_as_text_where_they_are_welcome(read):
    layout = FileColumns(("name",), open_ended=True)
    assert read("name,weight\na,1\n", layout).table["weight"].tolist() == ["1"]
    with pytest.raises(PackageError):
        read("weight,name\n1,a\n", layout)
    with pytest.raises(PackageError):
        read("name,weight,weight\na,1,1\n", layout)


def test_a_file_that_is_not_there_has_a_wrong_header(tmp_path):
    with pytest.raises(PackageError, match="見出しの行が違います"):
        read_table(tmp_path / "none.csv", COLUMNS)


# A cell may hold anything but a lone carriage return (no document has one) and a blank only (it would be a missing value).
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1).filter(lambda text: not text.isspace())


@given(st.lists(st.tuples(TEXT, st.none() | TEXT), max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory, rows):
    table = pd.DataFrame(rows, columns=["a", "b"], dtype="str")
    path = tmp_path_factory.getbasetemp() / "round_trip.csv"
    path.write_bytes(csv_bytes(table))
    again = read_table(path, FileColumns(("a", "b"))).table
    assert again.fillna("").to_numpy().tolist() == table.fillna("").to_numpy().tolist()
    assert csv_bytes(again) == csv_bytes(table)


PLACED = FileColumns(("id", "opinion", "line"), places=("line",), open_ended=True)


@given(texts=st.lists(st.sampled_from(["あ", "a,b", 'c"d', "e\nf", "", None, "\u3000", "g\r", "\r\n"]), min_size=1, max_size=4))
def test_a_table_in_hand_is_as_its_file_is_read(tmp_path_factory, texts):
    texts = pd.Series(texts, dtype="str")
    table = pd.DataFrame({"id": texts, "opinion": texts[::-1].reset_index(drop=True), "line": 3, "地域": texts}).astype(
        {"line": "Int64"}
    )
    path = tmp_path_factory.mktemp("table") / "t.csv"
    path.write_bytes(csv_bytes(table))
    if (found := as_read(table, PLACED)) is None:
        assert any(isinstance(text, str) and (text.isspace() or "\r" in text) for text in texts)
    else:
        pd.testing.assert_frame_equal(found, read_table(path, PLACED).table)


@pytest.mark.parametrize("change", [{"line": 10**9}, {"line": -1}, {"地域": "\n"}])
def test_what_only_the_file_can_tell_is_left_to_it(change):
    table = pd.DataFrame({"id": ["1"], "opinion": ["a"], "line": [3], "地域": ["b"]}).astype({"line": "Int64"})
    assert as_read(table, PLACED) is not None
    assert as_read(table.assign(**change), PLACED) is None
    assert as_read(table[["opinion", "id", "line"]], PLACED) is None
