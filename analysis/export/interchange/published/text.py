"""The published result as plain text, each comment under its labels: what wards publish for screen readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from analysis.export.interchange.published.parts import COUNTED, Comments, Entry, Heading, Items, Paragraph, Part, Totals
from analysis.export.interchange.published.result import result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.ruby import Ruby

LABELS = {"category": "分類", "opinion": "意見の概要", "reply": "考え方", "mark": "対応状況"}
"""Of a reply the label is the heading that its column has: 市の考え方."""
SHORT = ("category", "mark")
"""What stands on the line of its label."""
OPEN, CLOSE = "《", "》"
READINGS = "ふりがなは、語のすぐ後の{open}{close}の中に書いています。"
"""First line of a file with readings: how they are told from the text, and taken off again by `readers.plain.readings`."""
_LABEL = re.compile(rf"\s*(?:番号|[^、。]{{0,4}}の(?=考え方)|{'|'.join(LABELS.values())})")


def text_bytes(exchange: Exchange) -> bytes:
    """Write the text: UTF-8 with BOM and Windows' ends of lines, so that every editor opens it."""
    lines = list(_all_lines(exchange, str))
    if exchange.ruby is not None:  # no text has as many brackets in a row as a reading
        times = 1 + max((len(run) for line in lines for run in re.findall(f"{OPEN}+", line)), default=0)
        opened, closed = OPEN * times, CLOSE * times
        said = _all_lines(exchange, _said(exchange.ruby, opened, closed))
        lines = [READINGS.format(open=opened, close=closed), "", *said]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _all_lines(exchange: Exchange, said: Callable[[str], str]) -> Iterator[str]:
    for part in result(exchange):
        yield from _lines(part, said)


def _said(ruby: Ruby, opened: str, closed: str) -> Callable[[str], str]:
    """A text as it is written: with readings in brackets behind the kanji."""
    mark = ruby.marker().pieces
    return lambda text: "".join(f"{piece}{opened}{reading}{closed}" if reading else piece for piece, reading in mark(text))


def _lines(part: Part, said: Callable[[str], str]) -> Iterator[str]:
    match part:
        case Heading(level, text):
            yield from (said(text), "") if level == 1 else ("", said(text))
        case Paragraph(text):
            yield said(text)
        case Items(texts):
            yield from map(said, texts)
        case Totals(heading, rows):
            yield f"{said(heading)}\t{said(COUNTED)}"
            yield from (f"{said(label)}\t{count}" for label, count in rows)
        case Comments(columns, sections):
            given = dict(columns)
            labels = {field: given[field] if field == "reply" else label for field, label in LABELS.items() if field in given}
            for section in sections:
                yield from ("", said(section.heading))
                for entry in section.entries:
                    yield from _comment(entry, labels, said)
        case _:
            assert_never(part)


def _comment(entry: Entry, labels: Mapping[str, str], said: Callable[[str], str]) -> Iterator[str]:
    yield from ("", f"番号{entry.number}")
    for field, label in labels.items():
        if text := entry.told(field):
            yield from (
                (f"{label}：{said(text)}",) if field in SHORT else _labelled(label, text.split("\n"), said(text).split("\n"))
            )


def _labelled(label: str, texts: list[str], lines: list[str]) -> Iterator[str]:
    """A text under its label. A line whose text could be taken for a label or a number goes on in the line above it."""
    written = [label]
    for text, line in zip(texts, lines, strict=True):
        if _LABEL.match(text):
            written[-1] += f"{'：' if written[-1] == label else '　'}{line}"
        else:
            written.append(line)
    yield from written
