"""The first page of the A4 report: what the document is, and one message a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.day import japanese_date
from analysis.export.pdf.paper import WIDTH
from analysis.export.pdf.parts import space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing import content
    from analysis.export.pdf.parts import Piece, Report

PLACES = 12
"""Stretches of comment numbers under a message; all of them stand in the annex."""
LONGEST = 160
"""Characters of a text on the first page; the annex has it whole."""


def summary(report: Report) -> Piece:
    """Everything that a reader of one page needs; `report.typ` makes it smaller where a text would not fit."""
    return {"head": list(_head(report)), "figures": list(_figures(report)), "messages": list(_messages(report))}


def _head(report: Report) -> Iterator[Piece]:
    source = report.briefing.source
    yield report.heading(_cut(source.title) or "意見アトラス", "title", 1)
    said = (_cut(source.publisher), _cut(source.unit_line), "件数は意見の数で、人数や賛否の数ではありません")
    yield report.paragraph("　".join(filter(None, said)))
    facts = f"作成日：{japanese_date(source.date)}　絞り込み：{_cut(source.choice)}　対応区分：{source.basis}"
    yield report.paragraph(facts, "small")
    yield space(4)


def _figures(report: Report) -> Iterator[Piece]:
    """The two figures that say most, side by side: where comments are; how they were answered, or what replies promise."""
    found = {figure.table: (figure, section) for section in report.briefing.sections for figure in section.figures}
    pairs = [found[table] for table in ("pillars", "response_types", "promise_grades") if table in found][:2]
    if not pairs:
        return
    for figure, section in pairs:
        table = section.table(figure.table)
        label = report.paragraph(f"{figure.title}{_badge(report, table)}", "label")
        yield {"label": label, "picture": report.picture(figure, table, width=(WIDTH - 16) / len(pairs))}


def _badge(report: Report, of: content.Section | content.Table) -> str:
    return f"［{report.briefing.source.basis}］" if of.basis else ""


def _messages(report: Report) -> Iterator[Piece]:
    for section in report.briefing.sections:
        title = report.heading(f"{_cut(section.title)}\n{_badge(report, section)}".strip(), "label", 2)
        said = [report.paragraph(_cut(section.message.text), "message")]
        if section.message.ids:
            said.append(report.numbers(section.message.ids, limit=PLACES))
        said += [report.paragraph(_cut(detail.text), "detail") for detail in section.details]
        yield {"title": title, "said": said}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
