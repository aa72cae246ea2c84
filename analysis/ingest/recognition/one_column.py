"""A table of one column, which holds the opinions: what is left of a form, and how tools for sticky notes write their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.words.cell_contents import LONG
from analysis.ingest.words.column_headings import LONGEST, asks, heading_weights
from analysis.ingest.words.wording import ends_sentence, folded, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line

MOST = 10
"""Of so many lines with a text at most one may have several cells; more are no table of one column."""


def one_column(lines: Sequence[Line]) -> tuple[int | None, str] | None:
    """Index of the line that heads the column (None where there is none), and what is to be asked; None for other tables."""
    filled = [index for index, line in enumerate(lines) if any(cell.strip() for cell in line.cells)]
    wide = sum(len(lines[index].cells) > 1 for index in filled)
    if not filled or wide * MOST > len(filled) or any(lines[index].table is None for index in filled):
        return None
    texts = [lines[index].cells[0] for index in filled]
    if heading_weights(texts[0]).get("opinion", 0.0) > 0 and len(texts) > 1:
        return filled[0], ""
    if max(map(len, texts)) < LONG and not _are_notes(texts):
        return None
    if len(texts) > 1 and _heads(texts[0], texts[1:]):
        return filled[0], f"1列だけの表の1行目「{texts[0]}」を、意見の見出しと読みました"
    return None, "見出しのない1列だけの表なので、すべての行を意見と読みました"


def _are_notes(texts: Sequence[str]) -> bool:
    """Whether short texts are words of people: several, no numbers, dates or marks, and few that come again."""
    plain = [text for text in map(folded, texts) if not any(pattern(name).fullmatch(text) for name in ("count", "date", "mark"))]
    return len(texts) > 2 and len(plain) == len(texts) and len(set(plain)) * 2 > len(plain)


def _heads(text: str, others: Sequence[str]) -> bool:
    """Whether a text asks what the others answer, or is no sentence where they are."""
    if asks(text) and not ends_sentence(text):
        return True
    sentences = sum(ends_sentence(other) for other in others)
    return len(folded(text)) <= LONGEST and not ends_sentence(text) and sentences * 2 > len(others)
