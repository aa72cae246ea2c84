"""The published result as a Word document, in the styles of a template that a municipality may exchange for its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

from analysis.export.interchange.published.parts import Comments, Heading, Items, Paragraph, Totals
from analysis.export.interchange.published.result import CHAPTERS, chapters, numbered
from analysis.export.visible import visible
from analysis.export.word.blocks import TEXT_WIDTH, cell, paragraph, table
from analysis.export.word.plain import plain_template
from analysis.export.word.template import filled, problem, saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Entry, Part

WIDTHS = {"number": 650, "category": 1200, "opinion": 3600, "reply": 3600, "mark": 800}
"""Twentieths of a point; together TEXT_WIDTH."""
COUNT = 2000
"""Width of a column of counts."""

TEMPLATE = "result"
"""Name of the municipality's own template."""
WHOLE = "本文"
BLOCKS = (WHOLE, *CHAPTERS)
"""Fields of a template that stand alone in a paragraph of its body."""
TEXTS = ("題名", "公表", "計画等の名称", "意見件数")
"""Fields that may stand inside a paragraph."""


def word_bytes(exchange: Exchange) -> bytes:
    """Write the document. Raises TemplateError where the template has a field that there is not."""
    metadata = exchange.consultation.metadata
    parts = chapters(exchange)
    texts = dict(zip(TEXTS, (metadata.title, metadata.publisher, metadata.plan, metadata.unit_line), strict=True))
    blocks = {name: partial(_blocks, parts.get(name, ())) for name in CHAPTERS}
    whole = {WHOLE: lambda: _blocks(numbered(parts, exchange.consultation.words.body))}
    shown = {name: visible(text) for name, text in texts.items()}
    document = filled(exchange.template or plain_template(), {**whole, **blocks}, shown)
    return saved(document, title=shown["題名"], author=shown["公表"], day=exchange.day)


def template_problem(template: bytes) -> str:
    """Why the template cannot be filled, in Japanese; empty where it can."""
    return problem(template, BLOCKS, TEXTS)


def _blocks(parts: Iterable[Part]) -> Iterator[str]:
    """Each block of the body as WordprocessingML."""
    for part in parts:
        match part:
            case Heading(level, text):
                yield paragraph(text, "Title" if level == 1 else f"Heading{level - 1}")
            case Paragraph(text):
                yield paragraph(text)
            case Items(texts):
                yield from (paragraph(text) for text in texts)
            case Totals(heading, rows):
                cells = [[cell(label, TEXT_WIDTH - COUNT), cell(str(count), COUNT)] for label, count in rows]
                yield table([(heading, TEXT_WIDTH - COUNT), ("件数", COUNT)], cells)
            case Comments():
                yield from _comments(part)
            case _:
                assert_never(part)


def _comments(part: Comments) -> Iterator[str]:
    given = sum(WIDTHS[field] for field, _ in part.columns)
    widths = {field: WIDTHS[field] * sum(WIDTHS.values()) // given for field, _ in part.columns}
    heads = [(name, widths[field]) for field, name in part.columns]
    for section in part.sections:
        yield paragraph(section.heading, "Heading2") if section.heading else ""
        rows = [
            [_entry_cell(section.entries, place, field, widths[field]) for field in widths]
            for place in range(len(section.entries))
        ]
        yield table(heads, rows)


def _entry_cell(entries: Sequence[Entry], place: int, field: str, width: int) -> str:
    entry = entries[place]
    if field == "reply" and entry.joined:
        return cell("", width, "<w:vMerge/>")
    shared = field == "reply" and place + 1 < len(entries) and entries[place + 1].joined
    return cell(getattr(entry, field), width, '<w:vMerge w:val="restart"/>' if shared else "")
