"""Tables of which only the rows are ruled: the columns are what nearly all lines leave blank, as if rules stood there."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.readers.pdf.gaps import gutters, runs_of, runs_over
from analysis.ingest.readers.pdf.rules import Rule
from analysis.ingest.readers.pdf.set_text import lines_of

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Glyph
    from analysis.ingest.readers.pdf.gaps import TextLine
    from analysis.ingest.readers.pdf.rules import Group

_SAME = 8.0
"""Points within which two rules begin, or end, at the same place."""


def row_ruled_groups(rules: list[Rule], glyphs: list[Glyph]) -> list[Group]:
    """Rules across that belong together, and rules down where the text between them leaves room for one."""
    found = []
    for area in row_ruled_areas(rules):
        left, right = area[0].start, area[0].end
        inside = [rule for rule in rules if area[0].at <= rule.at <= area[-1].at and _lies_in(rule, left, right)]
        rows = [_Row(above, below, glyphs) for above, below in pairwise(_levels(inside))]
        for table in _tables(rows):
            across = [rule for rule in inside if table[0].above <= rule.at <= table[-1].below]
            for row in _open_rows(table, rules, glyphs):
                table = sorted([*table, row], key=lambda row: row.above)
                across += [Rule(at, left, right) for at in (row.above, row.below)]
            found.append((sorted(set(across)), _imagined_rules(table, left, right)))
    return found


def _open_rows(table: list[_Row], rules: list[Rule], glyphs: list[Glyph]) -> list[_Row]:
    """The rows right above the first rule and right below the last, where a page leaves the outermost rules out."""
    top, bottom = table[0].above, table[-1].below
    edges = _columns(table)
    ceiling = max((rule.at for rule in rules if rule.at < top - 1), default=0.0)
    floor = min((rule.at for rule in rules if rule.at > bottom + 1), default=1e6)
    above = _next_lines(_Row(ceiling, top, glyphs).lines[::-1], edges, -top)
    below = _next_lines(_Row(bottom, floor, glyphs).lines, edges, bottom)
    found = [_Row(min(run[0].top for line in above for run in line) - 1, top, glyphs)] if above else []
    return [*found, _Row(bottom, max(run[0].bottom for line in below for run in line) + 1, glyphs)] if below else found


def _next_lines(lines: list[list[TextLine]], edges: list[float], end: float) -> list[list[TextLine]]:
    """The lines that stand close to a rule and to each other and keep to the columns; `end` is negative when going upwards."""
    found: list[list[TextLine]] = []
    for line in lines:
        glyph = line[0][0]
        near, far = (glyph.top, glyph.bottom) if end >= 0 else (-glyph.bottom, -glyph.top)
        in_columns = (len(line) > 1 or line[0][0].x0 > edges[0]) and not any(
            runs_over(run, edge) for run in line for edge in edges
        )
        if near - end > glyph.size or not in_columns:
            break
        found.append(line)
        end = max(end, far)
    return found


class _Row:
    """What stands between two rules across."""

    def __init__(self, above: float, below: float, glyphs: list[Glyph]) -> None:
        self.above, self.below = above, below
        lines = lines_of(glyph for glyph in glyphs if not glyph.turn and above <= glyph.y < below)
        self.lines = [runs_of(line) for line in lines]


def _tables(rows: list[_Row]) -> list[list[_Row]]:
    """Rows that leave the same gaps, from one with several columns to another; those between two tables are text."""
    found: list[list[_Row]] = []
    waiting: list[_Row] = []
    for row in rows:
        own = len(gutters(row.lines))
        if not own:
            waiting.append(row)
            continue
        group = found[-1] if found and not any(map(_is_text, waiting)) else []
        most = max(own, len(_columns(group)))
        if group and len(_columns([*group, row])) >= most - (most > 3):
            group += [*waiting, row]
        else:
            # What stands between the rules above the first row of an area is a heading across it; between two tables it is text.
            found.append([row] if found else [*waiting, row])
        waiting = []
    return [group for group in found if len(group) > 1]


def _columns(rows: list[_Row]) -> list[float]:
    """Where the columns of rows part. A heading in a single line says nothing of them where rows of several lines do."""
    body = [row for row in rows if len(row.lines) > 1 or any(len(line) > 2 for line in row.lines)]
    return gutters([line for row in (body if len(body) > 1 else rows) for line in row.lines])


def _is_text(row: _Row) -> bool:
    """Whether paragraphs stand between two rules, so that a table ends above them: lines of which one ends early."""
    ends = [line[-1][-1].x1 for line in row.lines]
    size = max((run[0].size for line in row.lines for run in line), default=0.0)
    return len(ends) > 1 and all(len(line) == 1 for line in row.lines) and min(ends[:-1]) < max(ends) - 4 * size


def row_ruled_areas(rules: list[Rule]) -> list[list[Rule]]:
    """Rules across, three or more, that begin and end at the same places."""
    areas: dict[int, list[Rule]] = defaultdict(list)
    for rule in sorted(rules):
        areas[next((key for key, area in areas.items() if _alike(rule, area[0])), len(areas))].append(rule)
    return [area for area in areas.values() if len(area) > 2]


def _imagined_rules(rows: list[_Row], left: float, right: float) -> list[Rule]:
    """A rule down beside each row at each edge, unless the text of the row runs over it."""
    edges = _columns(rows)
    found = [Rule(side, rows[0].above, rows[-1].below) for side in (left, right)]
    for row in rows:
        runs = [run for line in row.lines for run in line]
        free = [edge for edge in edges if not any(runs_over(run, edge) for run in runs)]
        found += [Rule(edge, row.above, row.below) for edge in free if left < edge < right]
    return found


def _alike(rule: Rule, other: Rule) -> bool:
    return abs(rule.start - other.start) <= _SAME and abs(rule.end - other.end) <= _SAME


def _lies_in(rule: Rule, left: float, right: float) -> bool:
    return left - _SAME <= rule.start and rule.end <= right + _SAME


def _levels(rules: list[Rule]) -> list[float]:
    return sorted({rule.at for rule in rules})
