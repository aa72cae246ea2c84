"""Tables whose cells are shaded and have no rules: the edges of the shades stand for rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.readers.pdf.rules import NEAR, Rule

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Box
    from analysis.ingest.readers.pdf.rules import Group

_MOST = 2_000
"""Shades of a page; a drawing has more."""
_STRIPES = 3
"""Shaded rows from which the room between two is a row, too: every other one is white."""


@dataclass(frozen=True)
class _Row:
    top: float
    bottom: float
    edges: tuple[float, ...]


def shaded_groups(shades: list[Box], rules: list[Rule]) -> list[Group]:
    """Rules that the shades of a page make, each group a table. A table with `rules` across of its own is left to them."""
    rows = _rows(shades) if len(shades) <= _MOST else []
    found = [_with_stripes(table) for table in _tables(rows) if sum(len(row.edges) > 2 for row in table) > 1]
    return [_group(table) for table in found if not any(_lies_in(rule, table) for rule in rules)]


def _rows(shades: list[Box]) -> list[_Row]:
    """Shades of one height side by side."""
    found: list[list[Box]] = []
    for shade in sorted(shades, key=lambda box: (round(box.top), round(box.bottom), box.x0)):
        last = found[-1][-1] if found else None
        if last and abs(shade.top - last.top) < 1 and abs(shade.bottom - last.bottom) < 1:
            if abs(shade.x0 - last.x1) <= NEAR:
                found[-1].append(shade)
            elif abs(shade.x0 - last.x0) > 1:
                found.append([shade])
        else:
            found.append([shade])
    rows = [_Row(row[0].top, row[0].bottom, (row[0].x0, *(box.x1 for box in row))) for row in found]
    return sorted(rows, key=lambda row: row.top)


def _tables(rows: list[_Row]) -> list[list[_Row]]:
    """Rows of the same width below each other; what is narrower, such as a shaded word, belongs to none."""
    found: list[list[_Row]] = []
    for row in rows:
        table = next((table for table in found if _same_width(table[-1], row)), None)
        if table is None:
            found.append([row])
        elif row.top > table[-1].bottom - NEAR:
            table.append(row)
    return found


def _same_width(row: _Row, other: _Row) -> bool:
    return abs(row.edges[0] - other.edges[0]) <= NEAR and abs(row.edges[-1] - other.edges[-1]) <= NEAR


def _with_stripes(table: list[_Row]) -> list[_Row]:
    """The rows with white ones between them; only the run of rows that touch, where white ones are not the rule."""
    gaps = [above.bottom + NEAR < below.top for above, below in pairwise(table)]
    if len(table) >= _STRIPES and sum(gaps) * 2 >= len(gaps) - 1:
        white = [_Row(a.bottom, b.top, a.edges) for (a, b), gap in zip(pairwise(table), gaps, strict=True) if gap]
        return sorted([*table, *white], key=lambda row: row.top)
    end = gaps.index(True) + 1 if True in gaps else len(table)
    return table[:end] if end > 1 else []


def _group(table: list[_Row]) -> Group:
    across = [Rule(at, row.edges[0], row.edges[-1]) for row in table for at in (row.top, row.bottom)]
    return sorted(set(across)), [Rule(edge, row.top, row.bottom) for row in table for edge in row.edges]


def _lies_in(rule: Rule, table: list[_Row]) -> bool:
    if not table:
        return True
    beside = table[0].edges[0] - NEAR <= rule.start and rule.end <= table[0].edges[-1] + NEAR
    return beside and table[0].top - NEAR <= rule.at <= table[-1].bottom + NEAR
