"""The published result as a sequence of parts, from which every file of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A text of one paragraph."""

    text: str


@dataclass(frozen=True)
class Items:
    """Names or facts, one a line."""

    texts: tuple[str, ...]


COUNTED = "件数"
"""Heading of a column of counts."""


@dataclass(frozen=True)
class Totals:
    """A table of counts, its sum among the rows."""

    heading: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Entry:
    """A comment as it is printed: number, category, opinion, reply, response type; empty where the document has none."""

    number: str
    category: str
    opinion: str
    reply: str
    mark: str
    joined: str = ""
    """The number of the comment whose reply answers this one too, where its cell is the one above."""

    def told(self, field: str) -> str:
        """A cell where cells are not joined: a reply that stands above is named."""
        return f"（{self.joined}番と共通の回答です。）" if field == "reply" and self.joined else str(getattr(self, field))


@dataclass(frozen=True)
class Section:
    """The comments under one heading, in document order."""

    heading: str
    entries: tuple[Entry, ...]


def reply_height(entries: Sequence[Entry], place: int) -> int:
    """Rows that the reply of this comment answers: its own and those below that are joined to it."""
    below = place + 1
    while below < len(entries) and entries[below].joined:
        below += 1
    return below - place


@dataclass(frozen=True)
class Comments:
    """All comments. `columns` are fields of Entry with their headings; a document without marks has no column of marks."""

    columns: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


Part = Heading | Paragraph | Items | Totals | Comments
