"""A briefing as an A4 report: a summary of one page, an annex with everything it rests on, fonts inside."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from analysis.briefing.day import japanese_date

if TYPE_CHECKING:
    from analysis.briefing.content import Briefing
    from analysis.export.pdf.parts import Report


def pdf_bytes(briefing: Briefing, *, annexed: bool = True) -> bytes:
    """Write the report, or its first page alone. The same briefing and fonts give the same bytes. Raises NoFontError."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

    from analysis.export.pdf.annex import annex
    from analysis.export.pdf.styles import FOOT, MARGIN
    from analysis.export.pdf.summary import summary

    width, height = A4[0] - 2 * MARGIN, A4[1] - MARGIN - FOOT - 6
    report = _report(briefing, width, annexed=annexed)
    written = io.BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=A4,
        invariant=1,
        lang="ja-JP",
        title=briefing.source.title[:200],
        author="意見アトラス",
        initialFontName=report.fonts.regular.fontName,
    )
    frame = Frame(MARGIN, FOOT + 6, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates([PageTemplate("page", [frame])])
    more = [NextPageTemplate("page"), PageBreak(), *annex(report)] if annexed else []
    document.build([summary(report, height - 2), *more], canvasmaker=_numbered_pages(report))
    return written.getvalue()


def _report(briefing: Briefing, width: float, *, annexed: bool) -> Report:
    from analysis.export.evidence import Evidence
    from analysis.export.pdf.extent import quoted_ids
    from analysis.export.pdf.fonts import fonts
    from analysis.export.pdf.glyphs import Glyphs
    from analysis.export.pdf.parts import Report
    from analysis.export.pdf.styles import styles

    found = fonts(os.environ.get("IKEN_FONT", ""))
    quoted = quoted_ids(briefing) if annexed else frozenset[str]()
    return Report(briefing, Evidence(briefing), found, Glyphs(found), styles(found), width, quoted)


def _numbered_pages(report: Report) -> type[Any]:
    """A canvas that knows, when it writes the feet, how many pages there are."""
    from reportlab.pdfgen.canvas import Canvas

    class NumberedPages(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []
            _date(self, report)

        def showPage(self) -> None:  # noqa: N802  # reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                _foot(self, report, number, len(self._pages))
                super().showPage()
            super().save()

    return NumberedPages


def _date(canvas: Any, report: Report) -> None:  # noqa: ANN401
    """Date the file with the briefing's day instead of the clock's."""
    moment = datetime.combine(report.briefing.source.date, time(), UTC)
    stamp = canvas._doc._timeStamp
    stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]


def _foot(canvas: Any, report: Report, number: int, pages: int) -> None:  # noqa: ANN401
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4

    from analysis.export.pdf.styles import GREY, MARGIN, RULE
    from analysis.export.text_width import shortened

    source = report.briefing.source
    canvas.setStrokeColor(HexColor(RULE))
    canvas.line(MARGIN, 40, A4[0] - MARGIN, 40)
    canvas.setFillColor(HexColor(GREY))
    canvas.setFont(report.fonts.regular.fontName, 7)
    origin = f"作成日：{japanese_date(source.date)}　データ：{source.data_hash[:16]}　画面：{source.url}"
    for baseline, text in ((30, source.title), (20, origin)):
        canvas.drawString(MARGIN, baseline, shortened(report.glyphs.plain(text), 7, report.width - 60))
    canvas.drawRightString(A4[0] - MARGIN, 30, f"{number} / {pages} ページ")
