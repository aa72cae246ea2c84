"""The first page of the A4 report: what the document is, and one message a section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import KeepInFrame, Spacer, Table

from analysis.briefing.day import japanese_date
from analysis.export.pdf.styles import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing import content
    from analysis.export.pdf.parts import Report

PLACES = 12
"""Stretches of comment numbers under a message; all of them stand in the annex."""
LONGEST = 160
"""Characters of a text on the first page; the annex has it whole."""


def summary(report: Report, height: float) -> KeepInFrame:
    """Everything that a reader of one page needs, made smaller where a text would not fit."""
    return KeepInFrame(report.width, height, [*_head(report), *_figures(report), *_messages(report)], mode="shrink")


def _head(report: Report) -> Iterator[Any]:
    source = report.briefing.source
    yield report.paragraph(_cut(source.title), "title")
    said = (_cut(source.publisher), _cut(source.unit_line), "件数は意見の数で、人数や賛否の数ではありません")
    yield report.paragraph("　".join(filter(None, said)))
    facts = f"作成日：{japanese_date(source.date)}　絞り込み：{_cut(source.choice)}　対応区分：{source.basis}"
    yield report.paragraph(facts, "small")
    yield Spacer(0, 4)


def _figures(report: Report) -> Iterator[Any]:
    """The two figures that say most, side by side: where comments are; how they were answered, or what replies promise."""
    found = {figure.table: (figure, section) for section in report.briefing.sections for figure in section.figures}
    pairs = [found[table] for table in ("pillars", "response_types", "promise_grades") if table in found][:2]
    if not pairs:
        return
    width = (report.width - 16) / len(pairs)
    cells = [
        [
            report.paragraph(f"{figure.title}{_badge(report, section.table(figure.table))}", "label"),
            report.picture(figure, section.table(figure.table), width=width),
        ]
        for figure, section in pairs
    ]
    style = [
        ("FONTNAME", (0, 0), (-1, -1), report.fonts.regular.fontName),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    yield Table([cells], colWidths=[report.width / len(pairs)] * len(pairs), style=style, hAlign="LEFT")


def _badge(report: Report, of: content.Section | content.Table) -> str:
    return f"［{report.briefing.source.basis}］" if of.basis else ""


def _messages(report: Report) -> Iterator[Any]:
    for section in report.briefing.sections:
        title = report.paragraph(f"{_cut(section.title)}\n{_badge(report, section)}", "label")
        said: list[Any] = [report.paragraph(_cut(section.message.text), "message")]
        if section.message.ids:
            said.append(report.numbers(section.message.ids, limit=PLACES))
        said += [report.paragraph(_cut(detail.text), "detail") for detail in section.details]
        style = [
            ("FONTNAME", (0, 0), (-1, -1), report.fonts.regular.fontName),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, HexColor(RULE)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
        yield Table([[title, said]], colWidths=[report.width * 0.22, report.width * 0.78], style=style, hAlign="LEFT")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
