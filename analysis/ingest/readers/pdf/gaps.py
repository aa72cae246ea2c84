"""Room that the lines of a page leave between their pieces, and the columns that this makes."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from analysis.ingest.readers.pdf.drawn import HANGING, Glyph
from analysis.ingest.readers.pdf.set_text import line_text

WIDE = 0.75
"""Sizes of a character that part two cells on a line."""
_SLIGHT = 0.12
"""Sizes that part them where the lines above and below say that columns meet there."""
TextLine = list[Glyph]


def runs_of(line: TextLine) -> list[TextLine]:
    """A line cut where it leaves a wide gap."""
    found: list[TextLine] = []
    for glyph in line:
        if glyph.text.isspace():
            continue
        room = glyph.x0 - found[-1][-1].x1 if found else 0.0
        if found and room <= WIDE * min(glyph.size, found[-1][-1].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def gutters(lines: list[list[TextLine]]) -> list[float]:
    """Where columns part: the middles of what nearly all lines with several pieces leave blank."""
    several = [runs for runs in lines if len(runs) > 1]
    spans = sorted((run[0].x0, run[-1].x1) for runs in several for run in runs)
    if not spans:
        return []
    allowed = len(several) // 20
    events = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    found, depth, begin = [], 0, None
    size = median(glyph.size for runs in several for run in runs for glyph in run)
    for place, step in events:
        if depth <= allowed < depth + step and begin is not None and place - begin > WIDE / 2 * size:
            found.append((begin + place) / 2)
        depth += step
        if depth <= allowed and step < 0:
            begin = place
    return found


def cut_at(line: TextLine, edges: list[float]) -> tuple[str, ...]:
    """The text of a line in each column; a line of one piece that runs over an edge is in the first."""
    runs = runs_of(line)
    if len(runs) == 1 and any(runs_over(runs[0], edge) for edge in edges):
        return (line_text(line), *[""] * len(edges))
    own = [gap if (gap := _gap_at(line, edge)) is not None else edge for edge in edges]
    columns: list[TextLine] = [[] for _ in range(len(edges) + 1)]
    for glyph in line:
        columns[sum(edge < glyph.x for edge in own)].append(glyph)
    return tuple(line_text(column) for column in columns)


def runs_over(run: TextLine, edge: float) -> bool:
    """Whether a piece of text goes on over an edge without leaving any room there."""
    return run[0].x0 + 1 < edge < run[-1].x1 - 1 and _gap_at(run, edge) is None


def _gap_at(line: TextLine, edge: float) -> float | None:
    """The middle of the room that a line leaves around an edge, within a character of it."""
    shown = [glyph for glyph in line if not glyph.text.isspace()]
    gaps = [(left.x1, right.x0) for left, right in pairwise(shown) if _leaves_room(left, right)]
    near = [(abs((start + end) / 2 - edge), (start + end) / 2, start, end) for start, end in gaps]
    size = median(glyph.size for glyph in shown) if shown else 0.0
    found = min((gap for gap in near if gap[0] <= size or gap[2] <= edge <= gap[3]), default=None)
    return None if found is None else found[1]


def _leaves_room(left: Glyph, right: Glyph) -> bool:
    size = min(left.size, right.size)
    # Half of the square that a closing mark has is blank by nature.
    usual = 0.5 * left.size if left.text in HANGING else 0.0
    return right.x0 - left.x1 > usual + _SLIGHT * size
