"""Tables that stand in the same document as the comments and hold none: what was changed, meetings that were held, members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.rows.heading_rows import heading_like
from analysis.ingest.words.column_headings import heads_other_table
from analysis.ingest.words.heading_limits import LONGEST
from analysis.ingest.words.wording import ends_sentence, folded, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line

OTHER = "意見の表ではありません"
"""How the reason begins for which a line of such a table is left out."""


def other_table(lines: Sequence[Line], index: int, before: str) -> str:
    """Headings or title of the table without comments that a line stands in; empty among the comments.

    `before` is that of the line above. It begins with headings of its own or below a title that says what it is, and ends where a
    line of another sheet or table stands, unless it only goes on overleaf.
    """
    line = lines[index]
    filled = line.filled
    if len(filled) > 1 and len(filled) * 2 > len(line.cells) and (heads_other_table(filled) or _heads_sheet(lines, index)):
        return "・".join(map(spaced, filled))
    if before and _is_new_sheet(lines, index):
        before = ""
    if len(filled) == 1 and len(filled[0]) <= LONGEST and pattern("other_table").fullmatch(folded(filled[0])):
        return spaced(filled[0]) if _has_table(lines, index) else before
    return before


def _is_new_sheet(lines: Sequence[Line], index: int) -> bool:
    return bool(index and lines[index].sheet) and lines[index].page != lines[index - 1].page


def _heads_sheet(lines: Sequence[Line], index: int) -> bool:
    """Whether the first row of several cells on a sheet is one of headings; those of comments are known before."""
    above = index
    while above and not _is_new_sheet(lines, above):
        above -= 1
        if len(lines[above].filled) > 1:
            return False
    texts = [folded(cell) for cell in lines[index].filled]
    named = not any(pattern(name).fullmatch(text) for text in texts for name in ("number", "date", "mark", "nothing", "count"))
    return (
        above > 0
        and heading_like(lines[index])
        and named
        and not any(map(ends_sentence, texts))
        and len(set(texts)) == len(texts)
    )


def _has_table(lines: Sequence[Line], index: int) -> bool:
    """Whether another table stands right below a title, with none of the comments between."""
    after = next((line for line in lines[index + 1 : index + 4] if line.filled), None)
    apart = after is not None and (after.table != lines[index].table or _is_new_sheet(lines, index))
    return after is not None and apart and len(after.filled) > 1
