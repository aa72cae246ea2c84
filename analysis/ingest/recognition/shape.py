"""Where the comments of a document stand: in tables under headings, in blocks, or in a table without known headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analysis.ingest.recognition.blocks import columns_of, headed_blocks, labelled_blocks
from analysis.ingest.recognition.columns import ColumnFound, column_cells, recognised_columns
from analysis.ingest.recognition.item_lists import opinion_items, question
from analysis.ingest.recognition.one_column import one_column
from analysis.ingest.recognition.questionnaires import free_texts, several_question, sided, survey_heading_rows
from analysis.ingest.rows.heading_rows import HeadingRow, comment_heading_rows, heading_keys, heading_like
from analysis.ingest.words.cell_contents import LONG
from analysis.ingest.words.column_headings import asks
from analysis.ingest.words.list_items import sign_beside
from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ingest.readers.document import Document, Line


@dataclass(frozen=True)
class Shape:
    """How the comments are arranged, and what holds what."""

    layout: str
    columns: tuple[ColumnFound, ...]
    headless: bool = False
    doubts: tuple[str, ...] = field(default=())

    def with_named_only(self, named: Mapping[str, str]) -> Shape:
        """The same with columns that nobody named kept as they are, except numbers, dates and replies.

        Where nobody named the opinions, the column recognised as such stays, with its question.
        """
        wanted = {folded(heading) for heading in named}
        sought = "opinion" not in named.values()
        columns = [
            column if folded(column.heading) in wanted or (sought and column.role == "opinion") else _kept(column)
            for column in self.columns
        ]
        return replace(self, columns=tuple(columns))

    @property
    def roles(self) -> dict[str, str]:
        """Heading → role."""
        return {column.heading: column.role for column in self.columns}


def _kept(column: ColumnFound) -> ColumnFound:
    if column.role == "ignore":
        return replace(column, question="")
    plain = column.role in ("no", "date", "reply") and not column.question
    return column if plain else replace(column, role="attribute", question="", reason="指定のない列", confidence=1.0)


def shape(document: Document, wishes: Mapping[str, str] | None = None) -> Shape | None:
    """The arrangement in which most comments are found; None where there are none. `wishes` maps headings to roles."""
    lines = document.content.lines
    if wishes:
        return _wished(document, wishes)
    table = _with_sides(lines, comment_heading_rows(lines))
    blocks = _blocks(labelled_blocks(lines)) or _blocks(headed_blocks(lines))
    if table and (not blocks or (_texts(lines, table) >= blocks[1] and not _labelled(lines, table, blocks[0]))):
        return table
    if blocks:
        return blocks[0]
    if survey := _survey(document):
        return survey
    if items := opinion_items(lines):
        columns = tuple(ColumnFound(sign, role, 0.7, "箇条書きの記号") for sign, role in items[0].items())
        return Shape("items", columns, doubts=(question(items[1]),))
    return _table(lines, _heading_rows_by_contents(lines), {}) or _headless(lines, {}) or _one_column(document)


def _wished(document: Document, wishes: Mapping[str, str]) -> Shape | None:
    """The arrangement in which the columns that a person named hold what the person said."""
    lines = document.content.lines
    if table := _table(lines, _wished_heading_rows(lines, wishes), wishes):
        return table
    if _by_place(wishes) and (headless := _headless(lines, wishes)):
        return headless
    single = _one_column(document)
    return single if single and set(map(folded, wishes)) <= {folded(single.columns[0].heading), "#1"} else None


def _table(lines: Sequence[Line], heading_rows: list[HeadingRow], wishes: Mapping[str, str]) -> Shape | None:
    tables = [heading_row.keys for heading_row in heading_rows]
    columns = tuple(recognised_columns(column_cells(lines, heading_rows), wishes, tables)) if heading_rows else ()
    return Shape("table", columns) if any(column.role == "opinion" for column in columns) else None


def _with_sides(lines: Sequence[Line], heading_rows: list[HeadingRow]) -> Shape | None:
    """The same where texts of two sides, or answers to several questions, stand beside each other and are comments each."""
    table = _table(lines, heading_rows, {})
    if table is None or len(heading_rows) > 1 or "reply" in table.roles.values():
        return table
    cells = column_cells(lines, heading_rows)
    further = sided(cells) or [key for key in free_texts(cells) if asks(key)]
    return _several(table, further) if further else table


def _survey(document: Document) -> Shape | None:
    """The answers of a survey, each column that people wrote freely into as opinions; None for anything printed."""
    lines = document.content.lines
    heading_rows = [] if document.format.is_printed else survey_heading_rows(lines)
    cells = column_cells(lines, heading_rows) if heading_rows else {}
    if not (free := sided(cells) or free_texts(cells)):
        return None
    wishes = dict.fromkeys(free, "opinion")
    columns = recognised_columns(cells, wishes, [heading_rows[0].keys])
    # The question of a survey is a column's whole meaning: of dozens nobody would settle what each is.
    quiet = tuple(replace(column, question="") if column.role == "attribute" else column for column in columns)
    return _several(Shape("table", quiet), free)


def _several(table: Shape, free: Sequence[str]) -> Shape:
    """The table with these columns as opinions, and the question that this is, where they are several."""
    opinions = [column.heading for column in table.columns if column.role == "opinion" or column.heading in free]
    columns = [
        ColumnFound(column.heading, "opinion", 0.6, "自由に書かれた文の列") if column.heading in opinions else column
        for column in table.columns
    ]
    doubts = (several_question(opinions),) if len(opinions) > 1 else ()
    return replace(table, columns=tuple(columns), doubts=(*table.doubts, *doubts))


def _one_column(document: Document) -> Shape | None:
    """A table of a single column; only where the format has cells at all."""
    found = None if document.format.cuts_cells else one_column(document.content.lines)
    if found is None:
        return None
    index, question = found
    heading = "#1" if index is None else heading_keys([document.content.lines[index]])[0]
    column = ColumnFound(heading, "opinion", 0.9 if not question else 0.5, "1列だけの表", question)
    return Shape("table", (column,), headless=index is None)


def _texts(lines: Sequence[Line], table: Shape) -> int:
    """Lines that have as many cells as the table has columns, one of them a text."""
    width = len(table.columns)
    return sum(len(line.cells) == width and any(len(cell) >= LONG for cell in line.cells) for line in lines)


def _labelled(lines: Sequence[Line], table: Shape, blocks: Shape) -> bool:
    """Whether most lines with a text say beside it what it is: 意見 in one row, 市の考え方 in the next."""
    labels = {folded(column.heading): column.role for column in blocks.columns if column.role in ("opinion", "reply")}
    long = [line for line in lines if len(line.cells) > 1 and any(len(cell) >= LONG for cell in line.cells)]
    found = [labels[folded(cell)] for line in long for cell in line.cells if folded(cell) in labels]
    alone = "reply" not in table.roles.values()
    return alone and len(found) * 3 >= len(long) * 2 and set(found) == {"opinion", "reply"}


def _wished_heading_rows(lines: Sequence[Line], wishes: Mapping[str, str]) -> list[HeadingRow]:
    wanted = {folded(heading) for heading in wishes if not heading.startswith("#")}
    return [
        HeadingRow(index, index, heading_keys([line]))
        for index, line in enumerate(lines)
        if wanted and len(line.cells) >= len(wanted) and _holds(line.cells, wanted)
    ]


def _holds(cells: Sequence[str], wanted: set[str]) -> bool:
    """Whether each of the wanted headings is a cell; the long ones are looked at only where the short ones leave it open."""
    short, long = ([cell for cell in cells if (len(cell) > LONG) is longer] for longer in (False, True))
    missing = wanted - set(map(folded, short))
    return len(missing) <= len(long) and missing <= set(map(folded, long))


def _by_place(wishes: Mapping[str, str]) -> bool:
    return all(heading.startswith("#") and heading[1:].isdecimal() for heading in wishes)


def _blocks(found: tuple[dict[str, str], int] | None) -> tuple[Shape, int] | None:
    """Texts one below the other, and how many opinions they are."""
    if found is None:
        return None
    columns = tuple(ColumnFound(label, role, 0.9, reason) for label, role, reason in columns_of(found[0]))
    return Shape("blocks", columns), found[1]


def _heading_rows_by_contents(lines: Sequence[Line]) -> list[HeadingRow]:
    """A line of short cells above lines with texts, where no wording says that it is a heading; repeated ones, too."""
    widths = Counter(len(line.cells) for line in lines if len(line.filled) > 1)
    if not widths:
        return []
    width = max(widths, key=lambda each: (widths[each], each))
    candidates = [index for index, line in enumerate(lines) if len(line.cells) == width and heading_like(line)]
    for index in candidates:
        below = [line for line in lines[index + 1 : index + 30] if len(line.cells) == width]
        if any(len(cell) >= 2 * LONG for line in below for cell in line.cells) and _all_words(lines[index]):
            same = [
                other for other in candidates if tuple(map(folded, lines[other].cells)) == tuple(map(folded, lines[index].cells))
            ]
            return [HeadingRow(other, other, heading_keys([lines[other]])) for other in same]
    return []


def _all_words(line: Line) -> bool:
    """Whether the cells name things: no numbers, no marks, at least half of them filled."""
    filled = [folded(cell) for cell in line.filled]
    plain = [text for text in filled if not pattern("number").fullmatch(text) and not pattern("nothing").fullmatch(text)]
    named = len(plain) == len(filled) and len(filled) * 2 >= len(line.cells) and len(set(filled)) == len(filled)
    return named and not sign_beside(line.cells)


def _headless(lines: Sequence[Line], wishes: Mapping[str, str]) -> Shape | None:
    """A table of texts without any heading: columns are called by their places."""
    tabled = [line for line in lines if len(line.filled) > 1]
    widths = Counter(len(line.cells) for line in tabled if any(len(cell) >= 2 * LONG for cell in line.cells))
    if not widths:
        return None
    width = max(widths, key=lambda each: (widths[each], each))
    keys = tuple(f"#{place}" for place in range(1, width + 1))
    cells = {key: [line.cells[place] for line in tabled if len(line.cells) == width] for place, key in enumerate(keys)}
    columns = tuple(recognised_columns(cells, wishes))
    if not any(column.role == "opinion" for column in columns):
        return None
    return Shape("table", columns, headless=True, doubts=("表に見出しがないため、内容から列を読み分けました",))
