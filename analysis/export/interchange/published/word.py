"""The published result as a Word document, in the styles of a template that a municipality may exchange for its own."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, assert_never

from analysis.export.archive import dated_office_file
from analysis.export.interchange.published.parts import Comments, Heading, Items, Paragraph, Totals
from analysis.export.interchange.published.result import CHAPTERS, chapters, result
from analysis.export.interchange.published.word_plain import plain_template
from analysis.export.interchange.published.word_template import filled, problem
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Entry, Part

WIDTHS = {"number": 650, "category": 1200, "opinion": 3600, "reply": 3600, "mark": 800}
"""Twentieths of a point; together the text of an A4 page with margins of two centimetres."""

MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
)
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E8F1FE"/>'

WHOLE = "本文"
BLOCKS = (WHOLE, *CHAPTERS)
"""Fields of a template that stand alone in a paragraph of its body."""
TEXTS = ("題名", "公表", "計画等の名称", "意見件数")
"""Fields that may stand inside a paragraph."""


def word_bytes(exchange: Exchange) -> bytes:
    """Write the document. Raises TemplateError where the template has a field that there is not."""
    metadata = exchange.consultation.metadata
    _, *rest = chapters(exchange).items()
    texts = dict(zip(TEXTS, (metadata.title, metadata.publisher, metadata.plan, metadata.unit_line), strict=True))
    blocks = dict.fromkeys(BLOCKS, ()) | {name: tuple(_blocks(parts)) for name, parts in rest}
    blocks[WHOLE] = tuple(_blocks(result(exchange)))
    shown = {name: visible(text) for name, text in texts.items()}
    document = filled(exchange.template or plain_template(), blocks, shown)
    document.core_properties.title, document.core_properties.language = shown["題名"][:255], "ja-JP"
    document.core_properties.author = shown["公表"][:255]
    written = io.BytesIO()
    document.save(written)
    return dated_office_file(written.getvalue(), exchange.day)


def template_problem(template: bytes) -> str:
    """Why the template cannot be filled, in Japanese; empty where it can."""
    return problem(template, BLOCKS, TEXTS)


def _blocks(parts: Iterable[Part]) -> Iterator[str]:
    """Each block of the body as WordprocessingML."""
    for part in parts:
        match part:
            case Heading(level, text):
                yield _paragraph(text, "Title" if level == 1 else f"Heading{level - 1}")
            case Paragraph(text):
                yield _paragraph(text)
            case Items(texts):
                yield from (_paragraph(text) for text in texts)
            case Totals(heading, rows):
                cells = [[_cell(label, 7850), _cell(str(count), 2000)] for label, count in rows]
                yield _table([(heading, 7850), ("件数", 2000)], cells)
            case Comments():
                yield from _comments(part)
            case _:
                assert_never(part)


def _comments(part: Comments) -> Iterator[str]:
    given = sum(WIDTHS[field] for field, _ in part.columns)
    widths = {field: WIDTHS[field] * sum(WIDTHS.values()) // given for field, _ in part.columns}
    heads = [(name, widths[field]) for field, name in part.columns]
    for section in part.sections:
        yield _paragraph(section.heading, "Heading2") if section.heading else ""
        rows = [
            [_entry_cell(section.entries, place, field, widths[field]) for field in widths]
            for place in range(len(section.entries))
        ]
        yield _table(heads, rows)


def _entry_cell(entries: Sequence[Entry], place: int, field: str, width: int) -> str:
    entry = entries[place]
    if field == "reply" and entry.joined:
        return _cell("", width, "<w:vMerge/>")
    shared = field == "reply" and place + 1 < len(entries) and entries[place + 1].joined
    return _cell(getattr(entry, field), width, '<w:vMerge w:val="restart"/>' if shared else "")


def _table(heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> str:
    """A table with its heading row repeated on every page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in heads)
    head = "".join(_cell(name, width, bold=True) for name, width in heads)
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    side = '<w:{} w:val="single" w:sz="4" w:color="767676"/>'
    borders = "".join(side.format(name) for name in ("top", "left", "bottom", "right", "insideH", "insideV"))
    look = f'<w:tblPr><w:tblW w:w="{sum(width for _, width in heads)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    look += f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar>'
    look += '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/></w:tblPr>'
    first = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>{_paragraph('')}"


def _cell(text: str, width: int, merge: str = "", *, bold: bool = False) -> str:
    paragraphs = "".join(_paragraph(line, bold=bold) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{SHADE if bold else ""}</w:tcPr>{paragraphs}</w:tc>'


def _paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:p>{look}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{'<w:tab/>'.join(pieces)}</w:r></w:p>"
