"""Guards against formulas: nothing runs, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.plain.exported import as_written
from analysis.package.guarded_cells import guarded, unguarded, would_run

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


@given(st.text(alphabet="'=+-@\t\n－あ", max_size=6))
def test_every_text_comes_back_and_none_would_run(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(SIGNS)


@given(st.text(alphabet="'=+-@\t\r\n－＝あ", max_size=3))
def test_what_would_run_begins_with_one_of_seven_signs(text):
    assert would_run(text) == text.startswith(SIGNS)


def test_only_the_form_that_is_guarded_is_read_so():
    own = [Line(1, 1, ("comment-id", "comment-body")), Line(1, 2, ("1", "'=1+1"))]
    assert [line.cells for line in as_written("a.csv", own)[0]] == [("comment-id", "comment-body"), ("1", "=1+1")]
    other = [Line(1, 1, ("番号", "意見")), Line(1, 2, ("1", "'=1+1"))]
    assert as_written("a.csv", other) == (other, [])


@pytest.mark.parametrize("lines", [[], [Line(1, 1, ("",))]])
def test_an_empty_file_stays_empty(lines):
    assert as_written("a.csv", lines) == (lines, [])
