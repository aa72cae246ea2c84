"""The pages after the first of the A4 report: each section in full, questions, evidence, and every cited comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Count
from analysis.export.briefing_tables import sources
from analysis.export.pdf.extent import places_note, unquoted_note
from analysis.export.pdf.parts import space, table_parts, title_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Quotation, Section
    from analysis.export.pdf.parts import Piece, Report


def annex(report: Report) -> Iterator[Piece]:
    """All of it, in order. The note on missing characters comes last, when all texts are set."""
    for section in report.briefing.sections:
        yield from _section(report, section)
    yield from _questions(report)
    yield from _evidence(report)
    yield _heading(report, report.briefing.source.words.say("意見と区の考え方（原文のまま）"))
    if told := unquoted_note(report.briefing, report.quoted):
        yield report.paragraph(told)
    for each in report.briefing.quotations.values():
        if each.id in report.quoted:
            yield from _quotation(report, each)
    yield from _sources(report)


def _heading(report: Report, text: str) -> Piece:
    return report.heading(text, "heading", 2)


def _section(report: Report, section: Section) -> Iterator[Piece]:
    basis = f"　［対応区分：{report.briefing.source.basis}］" if section.basis else ""
    yield _heading(report, section.title + basis)
    yield from report.sentence(section.message, "message")
    for detail in section.details:
        yield from report.sentence(detail)
    if section.note:
        yield report.paragraph("メモ", "label")
        yield report.paragraph(section.note)
    for table in section.tables:
        drawn = [figure for figure in section.figures if figure.table == table.name]
        for figure in drawn:
            yield report.heading(title_text(report, table), "label", 3)
            yield report.picture(figure, table)
        yield from table_parts(report, table, titled=not drawn and table.title != section.title)


def _questions(report: Report) -> Iterator[Piece]:
    if not report.briefing.questions:
        return
    yield _heading(report, "想定質問")
    for number, question in enumerate(report.briefing.questions, start=1):
        yield report.heading(f"問{number}　{question.text}", "head", 3)
        yield report.paragraph(question.why, "small")
        yield report.numbers(question.ids)
        yield space(5)


def _evidence(report: Report) -> Iterator[Piece]:
    """Each number of a table that counts anything, and the comments it counts."""
    yield _heading(report, "数の根拠")
    if told := places_note(_most_places(report)):
        yield report.paragraph(told)
    for table in report.briefing.tables:
        counts = [
            (row, column.label, cell)
            for row in table.rows
            for cell, column in zip(row, table.columns, strict=True)
            if isinstance(cell, Count) and cell.ids
        ]
        if counts:
            yield report.heading(table.title, "label", 3)
        for row, label, count in counts:
            words = [str(cell) for cell in row[: next(place for place, cell in enumerate(row) if isinstance(cell, Count))]]
            yield report.numbers(count.ids, before=f"{' ／ '.join((*words, label))}　{int(count):,}件：")


def _most_places(report: Report) -> int:
    counts = (cell for table in report.briefing.tables for row in table.rows for cell in row if isinstance(cell, Count))
    return max((len(report.evidence.runs(count.ids)) for count in counts), default=0)


def _quotation(report: Report, each: Quotation) -> Iterator[Piece]:
    mark = f"　{each.mark}［{report.briefing.source.basis}］" if each.mark else ""
    page = f"　表の{each.page}枚目" if each.page is not None else ""
    said = f"{each.label}番　{each.pillar}{mark}{page}"
    anchor = report.evidence.comment_anchor(each.id)
    yield report.heading(said, "block", 3, anchor=anchor, called=f"{each.label}番の意見")
    of = f"（{each.reply_of}番と共通の回答）" if each.reply_of else ""
    for label, text in (("意見概要", each.opinion), (f"{report.briefing.source.words.reply}{of}", each.reply)):
        yield report.paragraph(label, "label")
        yield report.paragraph(text or "（記載なし）")
    yield space(8)


def _sources(report: Report) -> Iterator[Piece]:
    yield _heading(report, "出典と方法")
    for name, content in sources(report.briefing):
        yield report.heading(name, "label", 3)
        yield report.paragraph(content)
    if report.glyphs.note:
        yield report.paragraph(report.glyphs.note)
