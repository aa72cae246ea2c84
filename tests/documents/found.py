"""Whether the cells of a document that was read hold what the layout says stands in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.ingest.readers.document import Document, Line
    from tests.documents.plan import Layout

FIELDS = ("no", "category", "opinion", "reply", "mark", "count", "second_mark")


def folded(text: str) -> str:
    """A text without any white space: where a line was wrapped is no part of it."""
    return re.sub(r"\s+", "", text)


def missing_rows(document: Document, layout: Layout) -> list[dict[str, str | None]]:
    """The expected rows for which no line, or line and what goes on overleaf, has exactly their texts in cells of its own."""
    lines = [[folded(cell) for cell in line.cells] for line in [*document.lines, *joined_lines(document)]]
    return [row for row in layout.rows if not any(_holds(cells, row) for cells in lines)]


def missing_texts(document: Document, texts: list[str]) -> list[str]:
    """The texts that stand nowhere in the document, however it is cut into lines."""
    everything = "".join(folded(cell) for line in [*document.lines, *joined_lines(document)] for cell in line.cells)
    return [text for text in texts if folded(text) not in everything]


def texts_of(layout: Layout) -> list[str]:
    """Every text that the layout prints of its comments, its totals and its legend."""
    rows = [str(row[field]) for row in layout.rows for field in ("section", *FIELDS) if row.get(field)]
    return [*rows, *(label for _, label, _ in layout.totals), *layout.legend.values()]


def joined_lines(document: Document) -> list[Line]:
    """Lines of tables; a row that goes on over a page break is one line here: the part on the next page has no number."""
    found: list[Line] = []
    for line in document.lines:
        before = found[-1] if found else line
        if line.table is None or any(line.cells == other.cells for other in found):
            continue  # running text, or headings that the page repeats
        if line.page != before.page and len(line.cells) == len(before.cells) > 2 and not line.cells[0]:
            cells = tuple(f"{above}\n{below}" if below else above for above, below in zip(before.cells, line.cells, strict=True))
            found[-1] = replace(before, cells=cells, page=line.page)
        else:
            found.append(line)
    return found


def _holds(cells: list[str], row: dict[str, str | None]) -> bool:
    left = list(cells)
    for field in FIELDS:
        text = row.get(field)
        if text:
            if folded(text) not in left:
                return False
            left.remove(folded(text))
    return True
