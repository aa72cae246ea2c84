"""Counts that a document prints, by the lines that were read: heads of tables, headings of sections, entries of a legend."""

from __future__ import annotations

import pytest

from analysis.ingest.official_totals import official_totals
from analysis.ingest.recipe.decisions import Cover, Recipe, pillar_table, response_type_table
from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.lines_read import ReadLine
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import line

PILLARS = [
    {"pillar": name, "order": order, "name": name, "short_name": name, "total_label": total, "heading": name, "category": None}
    for order, (name, total) in enumerate([("交通", "交通（2件）"), ("公園", None)], start=1)
]
TYPES = [
    {"mark": mark, "order": order, "wording": wording, "label": mark, "meaning": "other"}
    for order, (mark, wording) in enumerate([("◎", "反映するもの"), ("済", "済")], start=1)
]


def totals(*read, sums=()):
    recipe = Recipe(
        Cover("", "", "", (), "", ""),
        Source("test", "", {}, sums=sums),
        pillar_table(PILLARS),
        response_type_table(TYPES),
        {"◎ 反映": "◎"},
        {},
        None,
        (),
    )
    table = official_totals(list(read), recipe)
    return [tuple(None if cell != cell else cell for cell in row) for row in table.itertuples(index=False)]


def front(number, *cells, kind="front_matter", **said):
    return ReadLine(line(number, cells), kind, **said)


def test_a_table_of_totals_and_its_sum():
    read = front(1, "◎ 反映", "3", kind="total", axis="response_type", totals=(("◎ 反映", 3), ("合計", 3)))
    assert totals(read, sums=("合計",)) == [
        ("response_type", "◎", "◎ 反映", 3, 1),
        ("response_type", None, "合計", 3, 1),
    ]
    with pytest.raises(PackageError, match="集計表に知らない項目があります"):
        totals(read)


def test_a_heading_of_a_pillar_counts_once_however_often_it_is_printed():
    heading = [front(number, "交通（2件）", kind="section_heading") for number in (4, 9)]
    assert totals(*heading) == [("pillar", "交通", "交通（2件）", 2, 4)]


def test_lines_that_name_entries_and_end_in_a_count():
    lines = front(1, "◎　反映するもの", "1件"), front(2, "済", "2件"), front(3, "交通　5件"), front(4, "・公園（3件）")
    assert totals(*lines[2:]) == [("pillar", "交通", "交通", 5, 3), ("pillar", "公園", "・公園", 3, 4)]
    assert totals(*lines[:2]) == []  # a mark alone says nothing: 済 is a word of any line
    assert totals(front(1, "◎反映するもの（1件）"), *lines[2:])[0][0] == "pillar"


def test_an_entry_that_is_counted_twice_or_beside_a_table_is_no_total():
    lines = front(3, "交通　5件"), front(4, "公園　3件")
    assert totals(*lines, front(5, "交通　1件")) == []
    heading = front(6, "交通（2件）", kind="section_heading")
    assert totals(*lines, heading) == [("pillar", "交通", "交通（2件）", 2, 6)]
