"""A table on disk is read as it was written, where it lies or in one piece."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indexing import mapped
from analysis.indexing.mapped import mapped_batch, read_mapped, table_bytes, write_mapped

TABLE = pd.DataFrame(
    {
        "row": pd.Series([3, 1, 2], dtype="int32"),
        "kind": pd.Categorical(["乙", "甲", None], categories=pd.Index(["甲", "乙", "丙"], dtype="str")),
        "stop": [True, False, True],
        "text": pd.Series(["長い\n文", None, ""], dtype="str"),
        "page": pd.Series([1, None, 3], dtype="Int64"),
    }
)


@pytest.mark.parametrize("least", [0, mapped.MAPPED])
@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_table_is_read_as_it_was_written(tmp_path, monkeypatch, least, rows):
    monkeypatch.setattr(mapped, "MAPPED", least)
    table = TABLE.head(rows)
    write_mapped(table, tmp_path / "table.arrow")
    pd.testing.assert_frame_equal(read_mapped(tmp_path / "table.arrow"), table)
    assert (tmp_path / "table.arrow").read_bytes() == table_bytes(table)
    assert [path.name for path in tmp_path.iterdir()] == ["table.arrow"]


def test_columns_of_a_large_table_lie_in_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(mapped, "MAPPED", 0)
    write_mapped(TABLE, tmp_path / "table.arrow")
    found = read_mapped(tmp_path / "table.arrow")
    assert not found["row"].to_numpy().flags.owndata
    assert not found["row"].array.to_numpy().flags.writeable


@pytest.mark.parametrize("content", [b"", b"row,kind\n1,2\n", table_bytes(TABLE)[:-20]])
def test_what_is_no_such_file_is_an_error_of_the_disk(tmp_path, content):
    (tmp_path / "table.arrow").write_bytes(content)
    for read in (read_mapped, mapped_batch):
        with pytest.raises(OSError):
            read(tmp_path / "table.arrow")
