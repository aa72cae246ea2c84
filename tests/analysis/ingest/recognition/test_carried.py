"""Categories of merged cells that a format lost: carried down where the document never repeats one, and said."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.formats import CSV, PDF, TEXT, XLSX
from analysis.ingest.recognition.carried import carried_columns, carried_question
from analysis.ingest.rows.lines_read import Row


def rows(*categories, merged=()):
    return [
        Row({"category": category}, 1, number, merged=set(merged) if not category else set())
        for number, category in enumerate(categories, start=1)
    ]


@pytest.mark.parametrize("form", [CSV, TEXT], ids=lambda form: form.code)
def test_empty_cells_below_a_category_belong_to_it(form):
    assert carried_columns(rows("交通", "", "", "防災", ""), form) == ("category",)


@pytest.mark.parametrize("form", [PDF, XLSX], ids=lambda form: form.code)
def test_a_format_that_says_which_cells_are_merged_is_believed(form):
    assert carried_columns(rows("交通", "", "", "防災", ""), form) == ()


@pytest.mark.parametrize(
    "categories",
    [
        (),
        ("交通",),
        ("", "", "交通", ""),
        ("交通", "", "防災", "緑", "住まい"),
        ("交通", "交通", "", "", "防災"),
        ("交通", *[""] * 19),
        ("交通", "", "", *[f"分類{number}" for number in range(12)]),
    ],
    ids=["no rows", "one row", "begins empty", "one empty", "repeats", "hardly used", "forgotten"],
)
def test_elsewhere_an_empty_cell_is_empty(categories):
    assert carried_columns(rows(*categories), CSV) == ()


def test_what_was_carried_is_said_with_its_number():
    (said,) = carried_question(("category",), rows("交通", "", "", merged=("category",)), "結果.csv")
    assert "2件" in said.message and "推定" in said.message
    assert carried_question(("category",), rows("交通"), "結果.csv") == []
