"""A page of a PDF as tables and lines of running text, in reading order."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.readers.pdf.gaps import cut_at
from analysis.ingest.readers.pdf.loose import Rows, joined, loose_rows
from analysis.ingest.readers.pdf.overflow import homes
from analysis.ingest.readers.pdf.row_ruled import row_ruled_groups
from analysis.ingest.readers.pdf.ruled import RuledTable, ruled_table
from analysis.ingest.readers.pdf.rules import joined_rules, touching
from analysis.ingest.readers.pdf.set_text import lines_of, lying_text, text_of
from analysis.ingest.readers.pdf.shaded import shaded_groups
from analysis.ingest.readers.plain.wrapped_rows import key_column, row_ends
from analysis.ingest.words.column_headings import heading_weights

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Drawn, Glyph


def page_rows(page: Drawn, prose: list[float] | None = None) -> list[Rows]:
    """The tables and running lines of a page, from the top down; see loose_rows for `prose`, which pages share."""
    rules = joined_rules(page.across, across=True)
    groups = touching(rules, joined_rules(page.down, across=False)) + shaded_groups(page.shades, rules)
    groups += row_ruled_groups([rule for across, down in groups if not down for rule in across], page.glyphs)
    tables = sorted(filter(None, (ruled_table(*group) for group in groups)), key=lambda table: table.area)
    inside, outside = _sorted_into(tables, page.glyphs)
    found = [_ruled_rows(table, glyphs) for table, glyphs in zip(tables, inside, strict=True)]
    upright = [glyph for glyph in outside if not glyph.turn]
    for stretch in _stretches(lines_of(upright), sorted(rows.top for rows in found)):
        found += loose_rows(stretch, prose if prose is not None else [])
    found += _lying(outside)
    return sorted((rows for rows in found if rows.cells), key=lambda rows: rows.top)


def _sorted_into(tables: list[RuledTable], glyphs: list[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The characters of each table, a smaller one before the one around it, and those outside of all."""
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in glyphs:
        home = next((place for place, table in enumerate(tables) if table.place(glyph)), None)
        (outside if home is None else inside[home]).append(glyph)
    return inside, outside


def _stretches(lines: list[list[Glyph]], tops: list[float]) -> list[list[list[Glyph]]]:
    """Lines between two tables; columns of text above a table are not those below it."""
    found: dict[int, list[list[Glyph]]] = defaultdict(list)
    for line in lines:
        found[sum(top < line[0].y for top in tops)].append(line)
    return list(found.values())


def _lying(glyphs: list[Glyph]) -> list[Rows]:
    """Text outside of tables that lies on its side, such as a label in the margin."""
    texts = [(turn, lying_text(glyphs, turn)) for turn in (1, 2, 3)]
    return [Rows(min(g.top for g in glyphs if g.turn == turn), ((text,),), is_table=False) for turn, text in texts if text]


def _ruled_rows(table: RuledTable, glyphs: list[Glyph]) -> Rows:
    """The rows between the rules; a place that belongs to a cell above or on the left is merged."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph, (row, column) in zip(glyphs, homes(table, glyphs), strict=True):
        cells[table.cell_of[row][column]].append(glyph)
    rows, merged = [], []
    for row, firsts in enumerate(table.cell_of):
        own = [first == (row, column) for column, first in enumerate(firsts)]
        if all(own) and (split := _unruled_rows(table, row, [cells[first] for first in firsts])):
            rows += split
            merged += [frozenset[int]() for _ in split]
        elif any(own):
            rows.append(tuple(text_of(cells[first]) if mine else "" for first, mine in zip(firsts, own, strict=True)))
            merged.append(frozenset(column for column, mine in enumerate(own) if not mine))
    return (
        Rows(table.ys[0], tuple(rows), is_table=any(map(any, rows)), merged=tuple(merged))
        if any(map(any, rows))
        else _nothing(table)
    )


def _nothing(table: RuledTable) -> Rows:
    return Rows(table.ys[0], (), is_table=False)


def _unruled_rows(table: RuledTable, row: int, cells: list[list[Glyph]]) -> list[tuple[str, ...]]:
    """The rows in a place that spans most of a table: only its columns are ruled. None where it is one row."""
    if table.ys[row + 1] - table.ys[row] < 0.6 * (table.ys[-1] - table.ys[0]) or len(cells) < 2:
        return []
    lines = lines_of([glyph for cell in cells for glyph in cell])
    texts = [cut_at(line, table.xs[1:-1]) for line in lines]
    key = key_column(texts)
    numbers = [text[key] for text in texts if text[key].isdecimal()]
    counted = all(text[0] and text[-1].isdecimal() for text in texts[1:])
    headed = bool(numbers) and heading_weights(texts[0][key]).get("no", 0.0) == 1.0
    listed = len(numbers) > 2 or (len(numbers) == 2 and int(numbers[1]) == int(numbers[0]) + 1)
    if len(texts) < 3 or not (counted or (len(set(numbers)) == len(numbers) and (headed or listed))):
        return []
    ends = row_ends(texts)
    return [joined(texts[begin:end]) for begin, end in pairwise([0, *ends])]
