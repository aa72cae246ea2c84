"""The fixture documents themselves: enough of them, the same bytes every time, each with rows to be found."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.formats import FORMATS
from tests.documents.layouts import LAYOUTS, MUTATIONS
from tests.documents.texts import laid_out_text, tabbed_text, wrapped


def test_there_are_at_least_fifteen_layouts_of_every_kind():
    assert len(LAYOUTS) >= 15
    assert {layout().suffix for layout in LAYOUTS.values()} == {format_.suffix for format_ in FORMATS.values()}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_the_same_every_time_and_has_rows(name):
    layout = LAYOUTS[name]()
    assert layout.content == LAYOUTS[name]().content
    assert layout.rows
    assert sum(count for axis, _, count in layout.totals if axis == "section") == len(layout.rows)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_changes_the_file_and_keeps_the_comments(name):
    mutation, original = MUTATIONS[name](), LAYOUTS[name.partition("/")[0]]()
    assert mutation.content != original.content
    assert [row["opinion"] for row in mutation.rows] == [row["opinion"] for row in original.rows]


def test_an_empty_sheet_is_an_empty_text():
    assert tabbed_text(()) == laid_out_text(()) == ""


def test_wrapping_loses_no_character():
    assert wrapped("あいうえおabc", 6) == ["あいう", "えおab", "c"]
