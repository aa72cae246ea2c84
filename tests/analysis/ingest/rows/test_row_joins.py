"""Whether a line of a table goes on with the row above it, case by case of what a format may cut."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.formats import FORMATS
from analysis.ingest.rows.row_joins import continues, may_lack_number

WHOLE, CUT = "道を直してほしい。", "道が暗く、"


def goes_on(form, above, below, *, merged=(), broken=False):
    return continues(FORMATS[form], above, below, merged, broken=broken)


def cells(opinion="", reply="", **more):
    return {"opinion": opinion, "reply": reply, **more}


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "text", "html"])
def test_a_line_with_a_number_of_its_own_begins_a_comment(form):
    assert not goes_on(form, cells(CUT, CUT, no="1"), cells(WHOLE, WHOLE, no="2"), broken=True)


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "text", "html"])
def test_without_number_and_opinion_a_line_of_a_numbered_table_goes_on(form):
    assert goes_on(form, cells(WHOLE, WHOLE, no="1"), cells("", WHOLE, no=""))


def test_in_a_sheet_a_text_written_into_two_cells_goes_on_where_it_breaks_off():
    assert goes_on("xlsx", cells(CUT, no="1"), cells(WHOLE, no=""))
    assert not goes_on("xlsx", cells(WHOLE, no="1"), cells(WHOLE, no=""))
    assert not goes_on("xlsx", cells(CUT, no="1"), cells(WHOLE, no="", category="交通"))
    assert not goes_on("xlsx", cells(CUT, no="1"), cells(WHOLE, no=""), merged={"no"})
    assert not goes_on("xlsx", cells(CUT, WHOLE, no="1"), cells(WHOLE, WHOLE, no=""))
    assert not goes_on("xlsx", cells(CUT), cells(WHOLE))


def test_in_a_sheet_without_numbers_a_line_goes_on_under_a_merged_opinion():
    assert goes_on("xlsx", cells(WHOLE, WHOLE), cells("", WHOLE), merged={"opinion"})
    assert not goes_on("xlsx", cells(WHOLE, WHOLE), cells("", WHOLE))


def test_on_printed_pages_a_line_without_its_number_goes_on_over_the_end_of_a_page():
    assert goes_on("pdf", cells(WHOLE, WHOLE, no="1"), cells(WHOLE, no=""), broken=True)
    assert goes_on("pdf", cells(CUT, WHOLE, no="1"), cells(WHOLE, no=""))
    assert not goes_on("pdf", cells(WHOLE, WHOLE, no="1"), cells(WHOLE, no=""))
    assert not goes_on("pdf", cells(CUT, WHOLE, no="1"), cells(WHOLE, no=""), merged={"no"})


def test_on_printed_pages_without_numbers_a_line_without_opinion_goes_on():
    assert goes_on("pdf", cells(WHOLE, WHOLE), cells("", WHOLE))
    assert not goes_on("pdf", cells(CUT, WHOLE), cells(WHOLE, WHOLE))


def test_over_the_end_of_a_page_a_row_goes_on_that_lost_its_labels_or_breaks_off():
    labelled = cells(WHOLE, WHOLE, category="交通")
    assert goes_on("pdf", labelled, cells(WHOLE, WHOLE, category=""), broken=True)
    assert not goes_on("pdf", labelled, cells(WHOLE, WHOLE, category="公園"), broken=True)
    assert goes_on("pdf", cells(CUT, WHOLE, category="交通"), cells(WHOLE, "", category="公園"), broken=True)
    assert goes_on("pdf", cells(WHOLE, CUT), cells(WHOLE, WHOLE), broken=True)
    assert not goes_on("pdf", cells(WHOLE, WHOLE), cells(WHOLE, WHOLE), broken=True)


@pytest.mark.parametrize("label", ["printed_mark", "count"])
def test_a_mark_or_a_count_is_not_cut_in_two(label):
    above, below = cells(CUT, CUT, **{label: "1"}), cells(WHOLE, WHOLE, **{label: "2"})
    assert not goes_on("pdf", above, below, broken=True)


def test_a_text_does_not_say_where_its_pages_end():
    """There a row goes on where both of its texts break off, or one does and a label is lost."""
    assert goes_on("text", cells(CUT, CUT), cells(WHOLE, WHOLE))
    assert not goes_on("text", cells(CUT, WHOLE), cells(WHOLE, WHOLE))
    assert goes_on("text", cells(CUT, WHOLE, category="交通"), cells(WHOLE, WHOLE, category=""))
    assert not goes_on("text", cells(WHOLE, WHOLE, category="交通"), cells(WHOLE, WHOLE, category=""))


def test_a_dash_breaks_nothing_off():
    assert not goes_on("text", cells("－", CUT), cells(WHOLE, WHOLE))


def test_a_complete_opinion_below_a_complete_one_may_lack_its_number():
    pdf, sheet = FORMATS["pdf"], FORMATS["xlsx"]
    assert may_lack_number(pdf, cells(WHOLE), cells(WHOLE))
    assert not may_lack_number(pdf, cells(CUT), cells(WHOLE))
    assert not may_lack_number(pdf, {}, cells(WHOLE))
    assert not may_lack_number(pdf, cells(WHOLE), cells("", WHOLE))
    assert may_lack_number(sheet, cells(CUT), cells(WHOLE, WHOLE))
    assert not may_lack_number(pdf, cells(CUT), cells(WHOLE, WHOLE))
    assert not may_lack_number(sheet, {}, cells(WHOLE, WHOLE))
