"""Lines that are the heading of a table of comments, in one to three rows, first on the page or repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.words.column_headings import LONGEST, best_role, heading_weights
from analysis.ingest.words.wording import folded, spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

GROUP = "／"
"""Stands between the heading over several columns and that of one of them."""
DEEPEST = 3
"""Rows that a heading may take; 2 and 5 read the documents of the bench alike."""


@dataclass(frozen=True)
class HeadingRow:
    """The heading of a table."""

    first: int
    """Index of its first line in the document."""
    last: int
    keys: tuple[str, ...]
    """Heading of each column; #3 for the third where it has none, 区分#2 for the second of the same name."""


_NONE = Line(0, 0, ())
"""Stands for a line that is no heading."""


def key_weights(key: str) -> dict[str, float]:
    """Role → weight of a column's heading; of two rows, the lower one says more."""
    upper, _, lower = key.partition("#")[0].rpartition(GROUP)
    return heading_weights(lower) or heading_weights(upper + lower) or heading_weights(upper)


def heading_keys(rows: Sequence[Line]) -> tuple[str, ...]:
    """The heading of each column, from the rows that make it up."""
    width = max(len(row.cells) for row in rows)
    keys = [_column_key(rows, column) for column in range(width)]
    return tuple(_distinct(keys))


def heading_like(line: Line) -> bool:
    """Whether a line could be a row of headings: two cells or more, all short."""
    filled = [cell for cell in line.cells if cell]
    return len(filled) > 1 and all(len(cell) <= 2 * LONGEST and len(folded(cell)) <= LONGEST for cell in filled)


def comment_heading_rows(lines: Sequence[Line]) -> list[HeadingRow]:
    """Every heading of a table of comments, by its wording: opinions, and beside them replies, numbers or marks."""
    found = _heading_rows(lines, _score)
    for partner in ("reply", "no"):
        with_partner = [heading_row for heading_row in found if partner in _roles(heading_row.keys)]
        if with_partner:
            return with_partner
    return [heading_row for heading_row in found if "printed_mark" in _roles(heading_row.keys) or len(found) == 1]


def known_heading_rows(lines: Sequence[Line], columns: dict[str, str]) -> list[HeadingRow]:
    """Every heading made of columns that are known, opinions among them."""
    known = {folded(key): role for key, role in columns.items()}
    everything = "".join(known)
    # Most lines of a large file are no headings, and one look at their first cell is enough to know.
    possible = [line if _within(line, everything) else _NONE for line in lines]

    def score(keys: tuple[str, ...]) -> float:
        roles = [known.get(folded(key)) for key in keys if not key.startswith("#")]
        return len(roles) if None not in roles and "opinion" in roles else 0.0

    return _heading_rows(possible, score, lambda line: heading_like(line) or _is_known(line, known))


def _is_known(line: Line, known: Collection[str]) -> bool:
    """Whether a line has every heading known and nothing else, however long and few they are."""
    filled = [folded(cell) for cell in line.filled]
    return bool(filled) and len(filled) == sum(not key.startswith("#") for key in known) and set(known) >= set(filled)


def _within(line: Line, everything: str) -> bool:
    """Whether the first cell of a line that says something is part of the headings known."""
    first = line.filled[0] if line.filled else ""
    return bool(first) and len(first) <= len(everything) * 2 and folded(first) in everything


def _heading_rows(
    lines: Sequence[Line], score: Callable[[tuple[str, ...]], float], like: Callable[[Line], bool] = heading_like
) -> list[HeadingRow]:
    found: list[HeadingRow] = []
    after = 0
    for index, line in enumerate(lines):
        if index < after or not like(line):
            continue
        if heading_row := _heading_row_at(lines, index, score):
            found.append(heading_row)
            after = heading_row.last + 1
    return found


def _heading_row_at(lines: Sequence[Line], index: int, score: Callable[[tuple[str, ...]], float]) -> HeadingRow | None:
    """The heading that begins here, as deep as its rows make it better."""
    best, heading_row = 0.0, None
    for depth in range(1, DEEPEST + 1):
        rows = lines[index : index + depth]
        if len(rows) < depth or (depth > 1 and not _goes_on(rows)):
            break
        keys = heading_keys(rows)
        # A line above a heading that is whole without it is none of its rows: 第2章 over No., 意見, 考え方.
        if (value := score(keys)) > best and (depth == 1 or value > score(heading_keys(rows[1:]))):
            best, heading_row = value, HeadingRow(index, index + depth - 1, keys)
    return heading_row


def _goes_on(rows: Sequence[Line]) -> bool:
    """Whether the last of these rows may still be heading: of the same table, its cells short."""
    last = rows[-1]
    filled = [cell for cell in last.cells if cell.strip()]
    same = last.page == rows[0].page and last.table == rows[0].table and len(last.cells) == len(rows[0].cells)
    return same and bool(filled) and all(len(folded(cell)) <= LONGEST and "。" not in cell for cell in filled)


def _score(keys: tuple[str, ...]) -> float:
    """How much these keys are the heading of a table of comments; 0 when they are not."""
    named = [key for key in keys if not key.startswith("#")]
    weights = [key_weights(key) for key in named]
    opinion = max((each.get("opinion", 0.0) for each in weights), default=0.0)
    roles = _roles(keys)
    settled = (opinion == 1.0 and len(named) > 1) or (opinion >= 0.6 and bool(roles & {"reply", "no"}))
    known = sum(max(each.values(), default=0.0) for each in weights)
    unknown = sum(not each for each in weights)
    return known + 0.1 * len(roles) - 0.5 * unknown if settled and unknown * 2 <= len(named) else 0.0


def _roles(keys: tuple[str, ...]) -> set[str]:
    """Roles that some heading means surely or likely."""
    return {role for key in keys for role, weight in key_weights(key).items() if weight >= 0.6}


def _column_key(rows: Sequence[Line], column: int) -> str:
    parts: list[str] = []
    for depth, row in enumerate(rows):
        cell = row.cells[column] if column < len(row.cells) else ""
        text = spaced(cell)
        if not text and depth + 1 < len(rows) and (group := _group(rows, depth, column)):
            text = group + GROUP
        elif text and depth + 1 < len(rows) and _is_group(rows, depth, column):
            text += GROUP
        parts.append(text)
    return "".join(parts).strip(GROUP)


def _group(rows: Sequence[Line], depth: int, column: int) -> str:
    """The heading on the left that extends over this empty place, when a heading of its own stands below it."""
    row, below = rows[depth], rows[depth + 1]
    if column >= len(below.cells) or not below.cells[column].strip():
        return ""
    left = next((place for place in range(column - 1, -1, -1) if row.cells[place].strip()), None)
    between = range((column if left is None else left) + 1, column + 1)
    if left is None or not below.cells[left].strip():
        return ""
    joined = not row.merged or all(place in row.merged for place in between)
    return spaced(row.cells[left]) if joined else ""


def _is_group(rows: Sequence[Line], depth: int, column: int) -> bool:
    """Whether the heading here extends over a further column with a heading of its own: the next, or one past merged cells."""
    row, below = rows[depth], rows[depth + 1]
    places = range(column + 1, min(len(row.cells), len(below.cells)))
    after = next((place for place in places if row.cells[place].strip() or below.cells[place].strip()), None)
    return after is not None and not row.cells[after].strip() and bool(_group(rows, depth, after))


def _distinct(keys: list[str]) -> list[str]:
    """Keys told apart: the place of a column without a heading, a count behind a heading that comes again."""
    times: dict[str, int] = {}
    found = []
    for place, key in enumerate(keys, start=1):
        times[key] = times.get(key, 0) + 1
        found.append(f"#{place}" if not key else key if times[key] == 1 else f"{key}#{times[key]}")
    return found


__all__ = [
    "GROUP",
    "HeadingRow",
    "best_role",
    "comment_heading_rows",
    "heading_keys",
    "heading_like",
    "key_weights",
    "known_heading_rows",
]
