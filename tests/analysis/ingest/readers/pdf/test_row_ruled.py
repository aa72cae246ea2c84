"""Tables of which only the rows are ruled."""

from __future__ import annotations

from analysis.ingest.readers.pdf.drawn import Glyph
from analysis.ingest.readers.pdf.row_ruled import row_ruled_groups
from analysis.ingest.readers.pdf.rules import Rule

SIZE = 10.0
LEFT, RIGHT = 50.0, 450.0
LONG = "この意見は次の行へ続く"


def written(*pieces):
    """Characters of (x, y, text), full-width, one beside the other."""
    return [
        Glyph(sign, x + place * SIZE, y, x + (place + 1) * SIZE, y + SIZE, SIZE, 0)
        for x, y, text in pieces
        for place, sign in enumerate(text)
    ]


def columns(groups):
    """For each table, the places of the rules imagined between its columns."""
    return [sorted({round(rule.at) for rule in down} - {round(LEFT), round(RIGHT)}) for _, down in groups]


def rules(*ys):
    return [Rule(y, LEFT, RIGHT) for y in ys]


def test_paragraphs_between_rules_part_two_tables():
    totals = written((60, 102, "公園"), (300, 102, "３件"), (60, 122, "道路"), (300, 122, "４件"))
    between = written((60, 142, "意見の概要"), (60, 154, "※ご意見は要約しています。"), (60, 166, "公園"))
    comments = written(
        *((60, y, number) for y, number in ((182, "１"), (212, "２"))),
        *((100, y + line, LONG) for y in (182, 212) for line in (0, 12)),
        *((300, y + line, LONG) for y in (182, 212) for line in (0, 12)),
    )
    groups = row_ruled_groups(rules(100, 120, 140, 180, 210, 240), totals + between + comments)
    assert [len(found) for found in columns(groups)] == [1, 2]


def test_a_heading_in_one_line_says_nothing_of_the_columns():
    rows = written(
        *((60, y, number) for y, number in ((102, "１ー１"), (152, "２ー１"), (182, "２ー２"))),
        *((100, y + line, LONG) for y in (102, 152, 182) for line in (0, 12)),
        *((300, y + line, LONG) for y in (102, 152, 182) for line in (0, 12)),
    )
    heading = written((60, 134, "２"), (80, 134, "みどりの保全に関することについての意見です"))
    groups = row_ruled_groups(rules(100, 130, 150, 180, 210), rows + heading)
    assert [len(found) for found in columns(groups)] == [2]
