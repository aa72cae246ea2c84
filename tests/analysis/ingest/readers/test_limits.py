"""Limits: what is within stays, what is past is refused with its size and what to do."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import (
    APART,
    COLUMNS,
    LINES,
    PAGE_SECONDS,
    PAGES,
    SECONDS,
    check_columns,
    check_lines,
    refused,
    seconds_for,
)
from analysis.package.problem import PackageError


def test_as_many_lines_as_allowed_are_read():
    check_lines("a.txt", LINES)
    with pytest.raises(PackageError, match=f"{LINES + 1:,}行"):
        check_lines("a.txt", LINES + 1)


def test_columns_count_where_they_hold_something():
    check_columns("a.csv", [Line(1, 1, ("x",) * COLUMNS), Line(1, 2, ("",) * (COLUMNS * 2))])
    with pytest.raises(PackageError, match=f"a.csv 3行目：列が多すぎます.*{COLUMNS + 1:,}列"):
        check_columns("a.csv", [Line(1, 3, ("x",) * (COLUMNS + 1))])


def test_a_refusal_names_file_place_value_and_remedy():
    with pytest.raises(PackageError) as error:
        refused("a.csv", "だめです", "直してください", value="x", line=4)
    assert str(error.value) == "a.csv 4行目：だめです（値：「x」）。直してください"


def test_a_long_pdf_takes_its_time_at_the_terminal_and_no_more_where_somebody_waits(monkeypatch):
    monkeypatch.delenv(APART, raising=False)
    assert seconds_for(0) == SECONDS and seconds_for(PAGES) == SECONDS + PAGES * PAGE_SECONDS
    monkeypatch.setenv(APART, "1")
    assert seconds_for(PAGES) == SECONDS
