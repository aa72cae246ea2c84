"""The published result on A4 paper: a tagged PDF (PDF/UA-1), rows in frames, fonts inside."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, assert_never

from analysis.export.interchange.published.parts import Comments, Heading, Items, Paragraph, Totals, reply_height
from analysis.export.interchange.published.result import result
from analysis.export.pdf.fonts import Fonts, chosen_fonts
from analysis.export.pdf.glyphs import Glyphs
from analysis.export.pdf.press import TEMPLATE, printed
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Entry, Part

RESULT = TEMPLATE.with_name("result.typ")
WIDTHS = {"number": 7, "category": 12, "opinion": 36, "reply": 36, "mark": 9}
"""Shares of the width of the paper."""
COUNT = 20
WHOLE = 900
"""Letters of a cell up to which its row stands on one page; longer ones might fill more than a page."""


def paper_bytes(exchange: Exchange) -> bytes:
    """Write the document. Raises NoFontError."""
    found = _even(chosen_fonts())
    glyphs = Glyphs(found)
    parts = [data for part in result(exchange) for data in _data(part, glyphs)]
    if glyphs.note:
        parts.append({"is": "paragraph", "runs": glyphs.runs(glyphs.note)})
    day = exchange.day
    report = {
        "title": visible(exchange.consultation.metadata.title[:200]) or "意見と考え方",
        "date": [day.year, day.month, day.day],
        "fonts": {"regular": found.families(found.regular), "bold": found.families(found.bold)},
        "parts": parts,
    }
    return printed(report, found.files, datetime.combine(day, time(), UTC), template=RESULT)


def _even(found: Fonts) -> Fonts:
    """The fonts with one first whose letters are all as wide as a kanji or half of it, where there is one: who reads the file
    tells by the letters of a line whether its column ended there (see `analysis.ingest.words.unwrapping`)."""
    given = (found.regular, *found.more)
    even = next((font for font in given if not font.narrow), found.regular)
    bold = found.bold if even is found.regular else even
    return Fonts(even, bold, tuple(font for font in given if font is not even))


def _data(part: Part, glyphs: Glyphs) -> Iterator[dict[str, Any]]:
    """What `result.typ` sets for one part."""
    match part:
        case Heading(level, text):
            yield {"is": "heading", "level": level, "runs": glyphs.runs(text, bold=True)}
        case Paragraph(text):
            yield {"is": "paragraph", "runs": glyphs.runs(text)}
        case Items(texts):
            yield from ({"is": "paragraph", "runs": glyphs.runs(text)} for text in texts)
        case Totals(heading, rows):
            cells = [_cell(text, glyphs) for label, count in rows for text in (label, str(count))]
            yield _table([heading, "件数"], [100 - COUNT, COUNT], cells, glyphs)
        case Comments(columns, sections):
            for section in sections:
                if section.heading:
                    yield {"is": "heading", "level": 3, "runs": glyphs.runs(section.heading, bold=True)}
                widths, heads = [WIDTHS[field] for field, _ in columns], [name for _, name in columns]
                yield _table(heads, widths, list(_cells(section.entries, [field for field, _ in columns], glyphs)), glyphs)
        case _:
            assert_never(part)


def _table(heads: Sequence[str], widths: Sequence[int], cells: Sequence[dict[str, Any]], glyphs: Glyphs) -> dict[str, Any]:
    return {
        "is": "table",
        "heads": [glyphs.runs(each, bold=True) for each in heads],
        "widths": list(widths),
        "cells": list(cells),
    }


def _cells(entries: Sequence[Entry], fields: Sequence[str], glyphs: Glyphs) -> Iterator[dict[str, Any]]:
    """The cells of all rows one after another; a reply that answers several comments is one cell over their rows."""
    for place, entry in enumerate(entries):
        for field in fields:
            if field != "reply" or not entry.joined:
                yield _cell(getattr(entry, field), glyphs, reply_height(entries, place) if field == "reply" else 1)


def _cell(text: str, glyphs: Glyphs, rows: int = 1) -> dict[str, Any]:
    return {"runs": glyphs.runs(text), "rows": rows, "breakable": len(text) > WHOLE}
