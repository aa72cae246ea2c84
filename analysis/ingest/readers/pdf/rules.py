"""The rules of a page: pieces joined, double ones taken as one, and those that touch gathered into tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.ingest.readers.pdf.drawn import Box

NEAR = 3.0
"""Points within which two rules are one, or touch."""
SHORTEST = 6.0
"""Points below which a joined rule is an ornament or part of a drawing."""
_MOST = 3_000
"""Rules of a page; a drawing or a map has more, and is no table."""


class Rule(NamedTuple):
    """A line at `at`, from `start` to `end`: heights and sides for one direction, the other way round for the other."""

    at: float
    start: float
    end: float


def joined_rules(boxes: list[Box], *, across: bool) -> list[Rule]:
    """Rules in one direction, with pieces that touch or nearly touch (dashes) joined."""
    raw = [Rule((b.top + b.bottom) / 2, b.x0, b.x1) if across else Rule((b.x0 + b.x1) / 2, b.top, b.bottom) for b in boxes]
    found: list[Rule] = []
    for level in _levels(sorted(raw)):
        at = sum(rule.at for rule in level) / len(level)
        found += [Rule(at, start, end) for start, end in _merged([(rule.start, rule.end) for rule in level])]
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]


def _levels(rules: list[Rule]) -> list[list[Rule]]:
    """Rules at nearly the same place, at most NEAR apart from the first of them."""
    found: list[list[Rule]] = []
    for rule in rules:
        if found and rule.at - found[-1][0].at <= NEAR / 2:
            found[-1].append(rule)
        else:
            found.append([rule])
    return found


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start - found[-1][1] <= NEAR:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


Group = tuple[list[Rule], list[Rule]]
"""Rules across and rules down."""


def touching(across: list[Rule], down: list[Rule]) -> list[Group]:
    """Rules that hang together, each group as those across and those down. A page with too many is a drawing: no group."""
    if len(across) + len(down) > _MOST:
        return []
    parent = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for first, flat in enumerate(across):
        for second, steep in enumerate(down, start=len(across)):
            if flat.start - NEAR <= steep.at <= flat.end + NEAR and steep.start - NEAR <= flat.at <= steep.end + NEAR:
                parent[root(first)] = root(second)
    groups: dict[int, Group] = defaultdict(lambda: ([], []))
    for place in range(len(parent)):
        groups[root(place)][place >= len(across)].append([*across, *down][place])
    return _with_loose_ones(list(groups.values()))


def _with_loose_ones(groups: list[Group]) -> list[Group]:
    """Groups, a rule down that touches nothing added to the group around it: between rows without rules it may break off."""
    tables = [group for group in groups if all(group)]
    found = [group for group in groups if group[0]]
    for _, down in (group for group in groups if not group[0]):
        home = next((table for table in tables if all(_around(rule, table) for rule in down)), None)
        if home:
            home[1].extend(down)
        else:
            found.append(([], down))
    return found


def _around(rule: Rule, table: Group) -> bool:
    across, down = table
    beside = min(side.start for side in across) <= rule.at <= max(side.end for side in across)
    return beside and min(side.start for side in down) <= rule.start and rule.end <= max(side.end for side in down)
