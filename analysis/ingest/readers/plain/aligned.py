"""Where columns begin when nothing but the places of the texts tells: the same start on line after line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

NEAR = 2
"""Positions by which the start of a cell may miss that of its column: full-width characters leave odd remainders."""
_BLANKS = " \u3000"


@dataclass(frozen=True)
class Piece:
    """A run of text in a line, with the position of its first character and of each one after."""

    text: str
    places: tuple[int, ...]
    """Position of each character, and of the end."""

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1]


Columns = tuple[tuple[int, int], ...]
"""Earliest and latest position at which the cells of each column begin."""


@dataclass(frozen=True)
class Region:
    """Lines that share columns: from `begin` to before `end`."""

    begin: int
    end: int
    columns: Columns
    agreement: int
    """How many pieces of text begin where a column does, less a price for each column and each column that a piece runs over."""


def display_width(text: str) -> int:
    """Half-width columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pieces_of(line: str, gap: re.Pattern[str], measure: Callable[[str], int]) -> list[Piece]:
    """A line cut at its gaps."""
    found, begin = [], 0
    for end, after in [*(found_gap.span() for found_gap in gap.finditer(line)), (len(line), len(line))]:
        text = line[begin:end].strip(_BLANKS)
        if text:
            first = begin + len(line[begin:end]) - len(line[begin:end].lstrip(_BLANKS))
            places = [measure(line[:first])]
            for character in text:
                places.append(places[-1] + measure(character))
            found.append(Piece(text, tuple(places)))
        begin = after
    return found


def regions_of(lines: Sequence[list[Piece]]) -> list[Region]:
    """Stretches of lines with the same columns. A line with several pieces that begin elsewhere starts another stretch."""
    found: list[Region] = []
    group: list[int] = []
    starts: set[int] = set()
    for index in [index for index, pieces in enumerate(lines) if len(pieces) > 1]:
        heading = len(lines[group[0]]) if len(group) == 1 and all(lines[group[0] : index]) else 0
        if group and not _agrees(starts, lines[index], heading):
            found += _region(lines, group)
            group, starts = [], set()
        group.append(index)
        starts.update(piece.start for piece in lines[index])
    return found + _region(lines, group)


def cells_of(pieces: list[Piece], columns: Columns) -> tuple[str, ...]:
    """The text in each column; a line that runs across columns is in the first one. Nothing for an empty line."""
    if not pieces:
        return ()
    cells = [""] * len(columns)
    if len(pieces) == 1 and pieces[0].start <= columns[0][1] + NEAR:
        return (pieces[0].text, *cells[1:])
    for piece in pieces:
        for part in split_at(piece, columns):
            column = max((place for place, (first, _) in enumerate(columns) if first <= part.start + NEAR), default=0)
            cells[column] = f"{cells[column]} {part.text}".strip()
    return tuple(cells)


def begins(start: int, columns: Columns) -> bool:
    """Whether a column begins in this position."""
    return any(first - NEAR <= start <= last + NEAR for first, last in columns)


def split_at(piece: Piece, columns: Columns) -> list[Piece]:
    """A piece cut at the single blanks that stand right before a column."""
    found, begin = [], 0
    for index, character in enumerate(piece.text):
        after = piece.places[index + 1]
        if character == " " and piece.places[begin] + NEAR < after and begins(after, columns):
            found.append(Piece(piece.text[begin:index], piece.places[begin : index + 1]))
            begin = index + 1
    return [*found, Piece(piece.text[begin:], piece.places[begin:])] if found else [piece]


def _agrees(starts: set[int], pieces: list[Piece], heading: int) -> bool:
    """Whether a line belongs to a group: half of its pieces begin where one of the group does; or it is the first line below a
    line of so many headings, which may be centred."""
    shared = sum(any(piece.start + step in starts for step in range(-NEAR, NEAR + 1)) for piece in pieces)
    if shared * 2 > len(pieces) or (shared * 2 == len(pieces) and pieces[-1].start > NEAR and shared > 1):
        return True
    return heading >= max(3, len(pieces))


def _region(lines: Sequence[list[Piece]], group: list[int]) -> list[Region]:
    """The region of some lines with several pieces each, with the lines between and right around them that fit in."""
    if not group or (len(group) == 1 and len(lines[group[0]]) < 3):
        return []
    columns = _columns([lines[index] for index in group])
    if len(columns) < 2:
        return []
    begin, end = group[0], group[-1] + 1
    while end < len(lines) and _continues(lines[end], columns):
        end += 1
    while begin and _continues(lines[begin - 1], columns):
        begin -= 1
    pieces = [part for index in group for piece in lines[index] for part in split_at(piece, columns)]
    hits = sum(begins(piece.start, columns) for piece in pieces)
    crossed = sum(any(piece.start + NEAR < first and last < piece.end - NEAR for first, last in columns) for piece in pieces)
    return [Region(begin, end, columns, hits - 2 * crossed - 3 * len(columns))]


def _columns(lines: list[list[Piece]]) -> Columns:
    """Positions where cells of several lines begin, close ones taken together."""
    counts = Counter(piece.start for line in lines for piece in line)
    needed = 1 if len(lines) < 3 else max(2, len(lines) // 12)
    found: list[list[int]] = []
    for start in sorted(counts):
        if found and start - found[-1][-1] <= NEAR and start - found[-1][0] <= 3 * NEAR:
            found[-1].append(start)
        else:
            found.append([start])
    return _joined([(starts[0], starts[-1]) for starts in found if sum(counts[start] for start in starts) >= needed], lines)


def _joined(columns: list[tuple[int, int]], lines: list[list[Piece]]) -> Columns:
    """Columns, two close ones taken as one where no line has a cell in both: the second is the first, a little displaced."""
    found: list[tuple[int, int]] = []
    for column in columns:
        close = bool(found) and column[0] - found[-1][1] <= 3 * NEAR
        both = close and any(_both(line, found[-1], column) for line in lines)
        found = [*found[:-1], (found[-1][0], column[1])] if close and not both else [*found, column]
    return tuple(found)


def _both(line: list[Piece], left: tuple[int, int], right: tuple[int, int]) -> bool:
    return all(any(first <= piece.start <= last for piece in line) for first, last in (left, right))


def _continues(pieces: list[Piece], columns: Columns) -> bool:
    """Whether a line with one piece of text goes on in a column that is not the first."""
    return len(pieces) == 1 and begins(pieces[0].start, columns[1:])
