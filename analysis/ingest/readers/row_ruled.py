"""Tables of which only the rows are ruled: the columns are what nearly all lines leave blank, as if rules stood there."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.readers.loose import gutters, runs_of
from analysis.ingest.readers.rules import Rule
from analysis.ingest.readers.set_text import lines_of

if TYPE_CHECKING:
    from analysis.ingest.readers.drawn import Glyph
    from analysis.ingest.readers.loose import TextLine

_SAME = 8.0
"""Points within which two rules begin, or end, at the same place."""


def row_ruled_groups(rules: list[Rule], glyphs: list[Glyph]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules across that belong together, and rules down where the text between them leaves room for one."""
    found = []
    for area in row_ruled_areas(rules):
        left, right = area[0].start, area[0].end
        inside = [rule for rule in rules if area[0].at <= rule.at <= area[-1].at and _lies_in(rule, left, right)]
        rows = [(above, below, _lines_between(glyphs, above, below)) for above, below in pairwise(_levels(inside))]
        edges = gutters([runs_of(line) for _, _, lines in rows for line in lines])
        if edges:
            found.append((inside, _imagined_rules(rows, edges, left, right)))
    return found


def row_ruled_areas(rules: list[Rule]) -> list[list[Rule]]:
    """Rules across, three or more, that begin and end at the same places."""
    areas: dict[int, list[Rule]] = defaultdict(list)
    for rule in sorted(rules):
        areas[next((key for key, area in areas.items() if _alike(rule, area[0])), len(areas))].append(rule)
    return [area for area in areas.values() if len(area) > 2]


def _imagined_rules(rows: list[tuple[float, float, list[TextLine]]], edges: list[float], left: float, right: float) -> list[Rule]:
    """A rule down beside each row at each edge, unless the text of the row runs over it."""
    found = [Rule(side, rows[0][0], rows[-1][1]) for side in (left, right)]
    for above, below, lines in rows:
        runs = [run for line in lines for run in runs_of(line)]
        free = [edge for edge in edges if not any(run[0].x0 + 1 < edge < run[-1].x1 - 1 for run in runs)]
        found += [Rule(edge, above, below) for edge in free if left < edge < right]
    return found


def _alike(rule: Rule, other: Rule) -> bool:
    return abs(rule.start - other.start) <= _SAME and abs(rule.end - other.end) <= _SAME


def _lies_in(rule: Rule, left: float, right: float) -> bool:
    return left - _SAME <= rule.start and rule.end <= right + _SAME


def _levels(rules: list[Rule]) -> list[float]:
    return sorted({rule.at for rule in rules})


def _lines_between(glyphs: list[Glyph], above: float, below: float) -> list[TextLine]:
    return lines_of(glyph for glyph in glyphs if not glyph.turn and above <= glyph.y < below)
