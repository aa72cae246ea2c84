"""Tables that have rules: the places between the rules, and which of them are one merged cell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.readers.pdf.rules import NEAR, Rule

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Glyph

_NARROW = 4.0
"""Points below which the room between two rules is that of a double rule."""
_COVERED = 0.6
"""Share of a side that must be ruled to part two places."""
_MOST = 20_000
"""Places of a table on one page."""


@dataclass
class RuledTable:
    """Columns lie between `xs`, rows between `ys`; `cell_of` gives for each place the first place of the cell it belongs to."""

    xs: list[float]
    ys: list[float]
    cell_of: list[list[tuple[int, int]]]

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row and column in which a character stands."""
        row, column = bisect_right(self.ys, glyph.y) - 1, bisect_right(self.xs, glyph.x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def ruled_table(across: list[Rule], down: list[Rule]) -> RuledTable | None:
    """The table that rules which hang together make; None where they part nothing."""
    xs = _positions([rule.at for rule in down], [end for rule in across for end in rule[1:]])
    ys = _positions([rule.at for rule in across], [end for rule in down for end in rule[1:]])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST:
        return None
    cells = _cells(xs, ys, _sides(across, ys), _sides(down, xs))
    return RuledTable(xs, ys, cells) if len({cell for row in cells for cell in row}) > 1 else None


def _positions(at: list[float], ends: list[float]) -> list[float]:
    """Where rules stand, near ones as one; also where the rules of the other direction end, when no rule closes the table."""
    found: list[float] = []
    for place in sorted(at):
        if not found or place - found[-1] > _NARROW:
            found.append(place)
    first, last = min(ends, default=0.0), max(ends, default=0.0)
    if ends and (not found or first < found[0] - 2 * _NARROW):
        found.insert(0, first)
    if ends and last > found[-1] + 2 * _NARROW:
        found.append(last)
    return found


def _sides(rules: list[Rule], places: list[float]) -> list[list[tuple[float, float]]]:
    """For each place the stretches that are ruled there."""
    found: list[list[tuple[float, float]]] = [[] for _ in places]
    for rule in rules:
        near = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        if abs(places[near] - rule.at) <= _NARROW + NEAR:
            found[near].append((rule.start, rule.end))
    return found


def _cells(
    xs: list[float], ys: list[float], across: list[list[tuple[float, float]]], down: list[list[tuple[float, float]]]
) -> list[list[tuple[int, int]]]:
    """For each place the first place (from the top, then from the left) of those that no rule parts from it."""
    parent = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def first(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(place: tuple[int, int], other: tuple[int, int]) -> None:
        one, two = sorted((first(place), first(other)))
        parent[two] = one

    for row, column in list(parent):
        if row + 2 < len(ys) and not _ruled(across[row + 1], xs[column], xs[column + 1]):
            join((row, column), (row + 1, column))
        if column + 2 < len(xs) and not _ruled(down[column + 1], ys[row], ys[row + 1]):
            join((row, column), (row, column + 1))
    return [[first((row, column)) for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]


def _ruled(stretches: list[tuple[float, float]], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, high) - max(start, low)) for low, high in stretches)
    return covered >= _COVERED * (end - start)
