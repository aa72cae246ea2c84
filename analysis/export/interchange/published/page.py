"""The published result as one page of HTML, with headings and tables, to be put on a municipality's web site."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from analysis.export.interchange.published.parts import Comments, Heading, Items, Paragraph, Totals, reply_height
from analysis.export.interchange.published.result import result
from analysis.export.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Entry, Part

STYLE = Path(__file__).with_name("page.css")


def page_bytes(exchange: Exchange) -> bytes:
    """Write the page: one file, no script, no request to any address."""
    parts = result(exchange)
    body = "\n".join(text for part in parts for text in _tags(part))
    title = next(part.text for part in parts if isinstance(part, Heading))
    return web_page(title, f"<main>\n{body}\n</main>", style=STYLE)


def _tags(part: Part) -> Iterator[str]:
    match part:
        case Heading(level, text):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text):
            yield f"<p>{_lines(text)}</p>"
        case Items(texts):
            yield "<ul>" + "".join(f"<li>{_lines(text)}</li>" for text in texts) + "</ul>"
        case Totals(heading, rows):
            yield _table((heading, "件数"), (_count(label, count) for label, count in rows))
        case Comments(columns, sections):
            for section in sections:
                yield f"<h3>{escape(section.heading)}</h3>" if section.heading else ""
                yield _table([name for _, name in columns], _rows(section.entries, [field for field, _ in columns]))
        case _:
            assert_never(part)


def _table(headings: tuple[str, ...] | list[str], rows: Iterator[str]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in headings)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"


def _count(label: str, count: int) -> str:
    return f'<tr><th scope="row">{escape(label)}</th><td>{count}</td></tr>'


def _rows(entries: tuple[Entry, ...], fields: list[str]) -> Iterator[str]:
    for place, entry in enumerate(entries):
        cells = (_cell(entries, place, field) for field in fields if not (field == "reply" and entry.joined))
        yield f"<tr>{''.join(cells)}</tr>"


def _cell(entries: tuple[Entry, ...], place: int, field: str) -> str:
    text = _lines(getattr(entries[place], field))
    if field == "number":
        return f'<th scope="row">{text}</th>'
    height = reply_height(entries, place) if field == "reply" else 1
    return f'<td rowspan="{height}">{text}</td>' if height > 1 else f"<td>{text}</td>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
