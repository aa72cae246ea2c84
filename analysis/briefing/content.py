"""The content of a briefing, the same for the screen and for every file: sentences, tables, figures, quoted comments."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from analysis.place_words import OWN_WORDS, PlaceWords
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from analysis.briefing.citation import Citations

Kind = Literal["text", "long", "count", "official", "share", "number", "whole", "comment"]
"""A label, verbatim text, a Count, a printed count, a share (0 to 1), a number, a whole number, the id of a comment."""


@dataclass(frozen=True)
class Count:
    """A number of comments that is nothing but the comments it counts, so that it cannot differ from them."""

    ids: tuple[str, ...]
    of: int | None = None
    """How many comments it is a part of; None where no share is to be given."""

    def __int__(self) -> int:
        return len(self.ids)

    @property
    def share(self) -> float | None:
        """Part of the whole, 0 to 1; None of fewer than SMALL comments."""
        return len(self.ids) / self.of if self.of is not None and self.of >= SMALL else None

    def __str__(self) -> str:
        """`44件（46.8%）`, or the bare count: of few, and of all, a percentage says nothing."""
        whole = len(self.ids) == self.of
        return f"{len(self.ids):,}件" + ("" if self.share is None or whole else f"（{self.share:.1%}）")


Cell = str | int | float | Count | None
"""What stands in a table; None where there is nothing to say."""


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence, with the comments it rests on."""

    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence in stretches; its numbers carry their comments."""

    parts: tuple[Part, ...]
    basis: str = ""
    """Whose response types it rests on, and then says so in its words; empty where it rests on none."""

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every comment it rests on, once, in order of mention."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part.ids))


@dataclass(frozen=True)
class Column:
    """A column of a table: its name in files, its heading on screen, what it holds, and what it means."""

    name: str
    label: str
    kind: Kind = "text"
    description: str = ""


@dataclass(frozen=True)
class Table:
    """A table of a section. `basis` says where the response types in it come from; empty where it has none."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    basis: str = ""

    def column(self, name: str) -> list[Cell]:
        place = [column.name for column in self.columns].index(name)
        return [row[place] for row in self.rows]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every comment that a cell counts or names, once, in the table's order."""
        named = [place for place, column in enumerate(self.columns) if column.kind == "comment"]
        found: dict[str, None] = {}
        for row in self.rows:
            found.update(dict.fromkeys(str(row[place]) for place in named))
            for cell in row:
                if isinstance(cell, Count):
                    found.update(dict.fromkeys(cell.ids))
        return tuple(found)


@dataclass(frozen=True)
class Series:
    """Counts drawn in one colour: a count column of the table, and the canonical meaning that gives its colour, if any."""

    column: str
    label: str
    meaning: str = ""
    key: str = ""
    """What stands on a piece of a bar beside its number: the mark."""


@dataclass(frozen=True)
class Figure:
    """A table drawn: horizontal bars, one a row; with several series their pieces stand end to end.

    `shares` draws every bar equally long. `meanings` colours the rows of a figure with one series. What rests on response types
    that the source does not print has a dashed frame, so that it shows without colour.
    """

    table: str
    title: str
    label: str
    series: tuple[Series, ...]
    meanings: tuple[str, ...] = ()
    shares: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Section:
    """One view of the guided read: a title, one message, and what it rests on."""

    key: str
    title: str
    message: Sentence
    details: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    quoted: tuple[str, ...] = ()
    """Comments to be read out in full in this section."""
    note: str = ""
    """The reader's own note."""

    @property
    def basis(self) -> str:
        """Where the response types it speaks of come from; empty where it speaks of none."""
        given = [*(table.basis for table in self.tables), *(sentence.basis for sentence in self.sentences)]
        return next((basis for basis in given if basis), "")

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return (self.message, *self.details)

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)


@dataclass(frozen=True)
class Question:
    """A question to expect in the committee, why it is likely, and the comments it rests on."""

    kind: str
    text: str
    why: str
    ids: tuple[str, ...]
    evidence: tuple[str, ...]
    """What it rests on, verbatim from the opinions and replies of these comments."""
    basis: str = ""
    """Whose response types it rests on; empty where it rests on the texts alone."""


@dataclass(frozen=True)
class Quotation:
    """A comment as it is quoted: verbatim, with the reply that answers it."""

    id: str
    label: str
    """Its number as printed."""
    pillar: str
    mark: str
    """Response type with its wording; empty where it has none."""
    opinion: str | None
    reply: str | None
    reply_of: str = ""
    """Number of the comment whose reply is shown, where a merged cell answers several."""
    page: int | None = None


@dataclass(frozen=True)
class Source:
    """What stands on every page of a file: which document, which choice of comments, on which day, from which data."""

    consultation: str
    title: str
    publisher: str
    unit_line: str
    attribution: str
    choice: str
    """The choices in force as one line."""
    basis: str
    """Where response types come from, in words."""
    basis_note: str
    date: date
    data_hash: str
    url: str
    """Address of the view; relative where the dashboard's own address is not known."""
    words: PlaceWords = OWN_WORDS
    """The words in which its files speak of the document."""


@dataclass(frozen=True)
class Briefing:
    """A whole briefing. The same input gives the same briefing."""

    source: Source
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    quoting: Callable[[], Mapping[str, Quotation]] = field(compare=False)
    """Makes the quotations: files want all of them, the screen none."""
    citations: Citations

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """Every selected comment, and every other one that a section names, by id in document order."""
        return self.quoting()

    def section(self, key: str) -> Section:
        return next(section for section in self.sections if section.key == key)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for section in self.sections for table in section.tables)
