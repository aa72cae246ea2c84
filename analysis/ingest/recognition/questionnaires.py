"""Answers of surveys and forms: the texts of questions as headings, and several columns that people wrote freely into."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.ingest.rows.heading_rows import HeadingRow, heading_keys
from analysis.ingest.words.cell_contents import LONG, contents_of
from analysis.ingest.words.column_headings import asks, heading_weights, takes_side
from analysis.ingest.words.list_items import sign_beside
from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Line

_CHOICES = re.compile(r"[;；,、\n]")
_ADDRESS = re.compile(r"(https?://|www\.)\S+|[\w.+-]+@[\w.-]+")
KNOWN = ("no", "date", "count", "printed_mark", "reply", "place")
"""Roles that a heading may say for certain; what is headed so is no answer."""
OFTEN = 2
"""How often each choice comes where people ticked several: as many parts as that for each different one."""


def survey_heading_rows(lines: Sequence[Line]) -> list[HeadingRow]:
    """The first full line of a table whose headings ask something, or are sides of one question; empty where there is none."""
    wide = [len(line.cells) for line in lines if sum(bool(cell.strip()) for cell in line.cells) > 1]
    if not wide:
        return []
    width = Counter(wide).most_common(1)[0][0]
    index = next((place for place, line in enumerate(lines) if _is_full(line, width)), None)
    if index is None or not _all_name(lines[index]):
        return []
    keys = heading_keys([lines[index]])
    asked = any(asks(key) for key in keys) or sum(map(takes_side, keys)) > 1
    return [HeadingRow(index, index, keys)] if asked else []


def _is_full(line: Line, width: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in line.cells)
    return len(line.cells) == width and filled > 1 and filled * 10 >= width * 8


def _all_name(line: Line) -> bool:
    """Whether every cell may be a heading: no number, no date, no sign before a text, none twice as a mark is."""
    if sign_beside(line.cells):
        return False
    filled = [folded(cell) for cell in line.cells if cell.strip()]
    named = [text for text in filled if not any(pattern(name).fullmatch(text) for name in ("count", "date", "nothing"))]
    return len(named) == len(filled) and len(set(filled)) * 10 >= len(filled) * 8


def free_texts(cells: Mapping[str, Sequence[str]]) -> list[str]:
    """Headings of the columns that people wrote freely into."""
    return [key for key, texts in cells.items() if not _means_else(key) and _is_written(texts)]


def sided(cells: Mapping[str, Sequence[str]]) -> list[str]:
    """Headings of texts that stand side by side and are comments of their own each; empty where there is one only."""
    found = [key for key in cells if takes_side(key) and _is_written(cells[key])]
    return found if len(found) > 1 else []


def _means_else(key: str) -> bool:
    weights = heading_weights(key)
    return any(weights.get(role) == 1.0 for role in (*KNOWN, "attribute")) and "opinion" not in weights


def _is_written(texts: Sequence[str]) -> bool:
    """Whether the cells are sentences of people: long, and no choices that come again and again."""
    given = [text for text in texts if text.strip() and not pattern("nothing").fullmatch(folded(text))]
    found = contents_of(given)
    if found.length < LONG or found.dates > 0.5 or found.numbers > 0.5:
        return False
    if sum(_ADDRESS.fullmatch(text.strip()) is not None for text in given) * 2 > len(given):
        return False
    return found.sentences >= 0.5 or (found.distinct * 2 > found.cells and not _are_choices(given))


def _are_choices(texts: Sequence[str]) -> bool:
    """Whether a form joined the choices that people ticked: its parts come again in other cells."""
    parts = Counter(part.strip() for text in texts for part in _CHOICES.split(text) if part.strip())
    return parts.total() > len(texts) and parts.total() >= OFTEN * len(parts)


def several_question(headings: Sequence[str]) -> str:
    """What a person is asked where several columns are read as opinions."""
    named = "、".join(f"「{heading}」" for heading in headings[:6]) + (" ほか" if len(headings) > 6 else "")
    return (
        f"自由記述の列が{len(headings)}つあります（{named}）。どれも意見として読み、列ごとに分けました。"
        "意見の列を選ぶときは、ほかの列を「そのほかの項目」にしてください"
    )
