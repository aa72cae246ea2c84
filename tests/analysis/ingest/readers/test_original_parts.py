"""Parts of an original: every line and every comment in one of them, the comments beside the lines they were read from."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.readers.original_parts import COLUMNS, LINES, original_parts
from tests.documents.layouts import LAYOUTS


def lines(*places: str, kind: str = "row") -> pd.DataFrame:
    return pd.DataFrame({"place": list(places), "comments": [int(kind == "row")] * len(places)}).astype({"place": "str"})


def numbers(parts: pd.DataFrame) -> list[list[int]]:
    return parts[COLUMNS].to_numpy().tolist()


def test_no_lines_have_no_parts():
    assert original_parts(lines()).columns.tolist() == COLUMNS
    assert len(original_parts(lines())) == 0


def test_one_line_is_one_part():
    assert numbers(original_parts(lines("1:1"))) == [[1, 0, 1, 0, 1]]
    assert numbers(original_parts(lines("1:1", kind="front_matter"))) == [[1, 0, 1, 0, 0]]


def test_pages_are_parts_and_long_ones_are_cut_unless_they_are_to_be_whole():
    found = lines(*(f"1:{n}" for n in range(LINES + 1)), "3:1")
    assert numbers(original_parts(found)) == [[1, 0, 60, 0, 60], [1, 60, 61, 60, 61], [3, 61, 62, 61, 62]]
    assert numbers(original_parts(found, whole_pages=True)) == [[1, 0, 61, 0, 61], [3, 61, 62, 61, 62]]


def test_a_stretch_of_the_next_page_begins_with_it():
    found = lines(*(f"1:{n}" for n in range(3)), *(f"2:{n}" for n in range(LINES + 2)))
    assert original_parts(found)["end"].tolist() == [3, 63, 65]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_each_comment_lies_beside_the_line_it_begins_on(tmp_path, name):
    layout = LAYOUTS[name]()
    path = tmp_path / f"document{layout.suffix}"
    path.write_bytes(layout.content)
    built = import_file(path, tmp_path / "package").built
    comments = built.tables["comments.csv"]
    parts = original_parts(built.lines, whole_pages=layout.suffix == ".pdf")
    assert parts["comments_end"].tolist()[-1] == len(comments)
    for part in parts.itertuples():
        there = built.lines.iloc[part.begin : part.end]
        here = comments.iloc[part.comments_begin : part.comments_end]
        assert here["line"].tolist() == there.loc[there["kind"] == "row", "line"].tolist()
        assert set(there["place"].str.partition(":")[0]) == {str(part.page)}
