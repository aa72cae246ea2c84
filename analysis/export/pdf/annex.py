"""The pages after the first of the A4 report: each section in full, questions, evidence, and every cited comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import CondPageBreak, Paragraph, Spacer
from reportlab.platypus.flowables import AnchorFlowable, Flowable

from analysis.briefing.content import Count
from analysis.export.briefing_tables import sources
from analysis.export.pdf.extent import places_note, unquoted_note
from analysis.export.pdf.parts import table_parts, title_text
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Quotation, Section
    from analysis.export.pdf.parts import Report

ROOM = 90
"""Points that must be left on a page for a section to begin there."""


def annex(report: Report) -> Iterator[Any]:
    """All of it, in order. The note on missing characters comes last, when all texts are set."""
    for section in report.briefing.sections:
        yield from _section(report, section)
    yield from _questions(report)
    yield from _evidence(report)
    yield from heading(report, report.briefing.source.words.say("意見と区の考え方（原文のまま）"))
    if told := unquoted_note(report.briefing, report.quoted):
        yield report.paragraph(told)
    for each in report.briefing.quotations.values():
        if each.id in report.quoted:
            yield from _quotation(report, each)
    yield from _sources(report)


def heading(report: Report, text: str) -> Iterator[Any]:
    yield CondPageBreak(ROOM)
    yield _Bookmark(text)
    yield report.paragraph(text, "heading")


def _section(report: Report, section: Section) -> Iterator[Any]:
    basis = f"　［対応区分：{report.briefing.source.basis}］" if section.basis else ""
    yield from heading(report, section.title + basis)
    yield from report.sentence(section.message, "message")
    for detail in section.details:
        yield from report.sentence(detail)
    if section.note:
        yield report.paragraph("メモ", "label")
        yield report.paragraph(section.note)
    for table in section.tables:
        drawn = [figure for figure in section.figures if figure.table == table.name]
        for figure in drawn:
            yield report.paragraph(title_text(report, table), "label")
            yield report.picture(figure, table)
        yield from table_parts(report, table, titled=not drawn and table.title != section.title)


def _questions(report: Report) -> Iterator[Any]:
    if not report.briefing.questions:
        return
    yield from heading(report, "想定質問")
    for number, question in enumerate(report.briefing.questions, start=1):
        yield report.paragraph(f"問{number}　{question.text}", "head")
        yield report.paragraph(question.why, "small")
        yield report.numbers(question.ids)
        yield Spacer(0, 5)


def _evidence(report: Report) -> Iterator[Any]:
    """Each number of a table that counts anything, and the comments it counts."""
    yield from heading(report, "数の根拠")
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
            yield report.paragraph(table.title, "label")
        for row, label, count in counts:
            words = [str(cell) for cell in row[: next(place for place, cell in enumerate(row) if isinstance(cell, Count))]]
            yield report.numbers(count.ids, before=report.glyphs.markup(f"{' ／ '.join((*words, label))}　{int(count):,}件："))


def _most_places(report: Report) -> int:
    counts = (cell for table in report.briefing.tables for row in table.rows for cell in row if isinstance(cell, Count))
    return max((len(report.evidence.runs(count.ids)) for count in counts), default=0)


def _quotation(report: Report, each: Quotation) -> Iterator[Any]:
    yield AnchorFlowable(report.evidence.comment_anchor(each.id))
    mark = f"　{each.mark}［{report.briefing.source.basis}］" if each.mark else ""
    page = f"　表の{each.page}枚目" if each.page is not None else ""
    yield CondPageBreak(60)
    yield report.paragraph(f"{each.label}番　{each.pillar}{mark}{page}", "block")
    of = f"（{each.reply_of}番と共通の回答）" if each.reply_of else ""
    for label, text in (("意見概要", each.opinion), (f"{report.briefing.source.words.reply}{of}", each.reply)):
        yield report.paragraph(label, "label")
        yield report.paragraph(text or "（記載なし）")
    yield Spacer(0, 8)


def _sources(report: Report) -> Iterator[Any]:
    yield from heading(report, "出典と方法")
    for name, content in sources(report.briefing):
        yield report.paragraph(name, "label")
        yield report.paragraph(content)
    yield _Note(report)


class _Bookmark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """An entry in the list of contents that a PDF reader shows at the side."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.width, self.height = visible(text), 0, 0
        self.keepWithNext = 1

    def draw(self) -> None:
        self.canv.bookmarkPage(self.text)
        self.canv.addOutlineEntry(self.text, self.text)


class _Note(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """Which characters could not be printed: known only when everything before it has been set."""

    def __init__(self, report: Report) -> None:
        self._report = report
        super().__init__("", report.styles.text)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().__init__(self._report.glyphs.markup(self._report.glyphs.note), self._report.styles.text)
        size: tuple[float, float] = super().wrap(width, height)
        return size
