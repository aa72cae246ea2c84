"""The published result as one page of HTML, with headings and tables, to be put on a municipality's web site."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from analysis.export.interchange.published.parts import COUNTED, Comments, Heading, Items, Paragraph, Totals, reply_height
from analysis.export.interchange.published.result import result
from analysis.export.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Entry, Part

    Mark = Callable[[str], Iterator[tuple[str, str]]]
    """A text in pieces, each with its reading or none."""

STYLE = Path(__file__).with_name("page.css")


def page_bytes(exchange: Exchange) -> bytes:
    """Write the page: one file, no script, no request to any address."""
    parts = result(exchange)
    mark = exchange.ruby.marker().pieces if exchange.ruby else _plain
    body = "\n".join(text for part in parts for text in _tags(part, mark))
    title = next(part.text for part in parts if isinstance(part, Heading))
    return web_page(title, f"<main>\n{body}\n</main>", style=STYLE)


def _plain(text: str) -> Iterator[tuple[str, str]]:
    yield text, ""


def _tags(part: Part, mark: Mark) -> Iterator[str]:
    match part:
        case Heading(level, text):
            yield f"<h{level}>{_lines(text, mark)}</h{level}>"
        case Paragraph(text):
            yield f"<p>{_lines(text, mark)}</p>"
        case Items(texts):
            yield "<ul>" + "".join(f"<li>{_lines(text, mark)}</li>" for text in texts) + "</ul>"
        case Totals(heading, rows):
            yield _table((heading, COUNTED), (_count(label, count, mark) for label, count in rows), mark)
        case Comments(columns, sections):
            fields = [field for field, _ in columns]
            for section in sections:
                yield f"<h3>{_lines(section.heading, mark)}</h3>" if section.heading else ""
                yield _table([name for _, name in columns], _rows(section.entries, fields, mark), mark)
        case _:
            assert_never(part)


def _table(headings: Sequence[str], rows: Iterator[str], mark: Mark) -> str:
    head = "".join(f'<th scope="col">{_lines(name, mark)}</th>' for name in headings)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"


def _count(label: str, count: int, mark: Mark) -> str:
    return f'<tr><th scope="row">{_lines(label, mark)}</th><td>{count}</td></tr>'


def _rows(entries: tuple[Entry, ...], fields: list[str], mark: Mark) -> Iterator[str]:
    for place, entry in enumerate(entries):
        cells = (_cell(entries, place, field, mark) for field in fields if not (field == "reply" and entry.joined))
        yield f"<tr>{''.join(cells)}</tr>"


def _cell(entries: tuple[Entry, ...], place: int, field: str, mark: Mark) -> str:
    text = _lines(getattr(entries[place], field), mark)
    if field == "number":
        return f'<th scope="row">{text}</th>'
    height = reply_height(entries, place) if field == "reply" else 1
    return f'<td rowspan="{height}">{text}</td>' if height > 1 else f"<td>{text}</td>"


def _lines(text: str, mark: Mark) -> str:
    """The text with its readings; where a browser knows no ruby, they stand in brackets behind."""
    pieces = ((escape(piece).replace("\n", "<br>"), escape(reading)) for piece, reading in mark(text))
    return "".join(
        f"<ruby>{piece}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>" if reading else piece for piece, reading in pieces
    )
