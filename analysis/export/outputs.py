"""The kinds of files a briefing is written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.briefing.content import Briefing


@dataclass(frozen=True)
class Output:
    """A kind of file: how its name ends, what it is called, its MIME type, and how it is written."""

    suffix: str
    name: str
    mime: str
    write: Callable[[Briefing], bytes]


def outputs() -> tuple[Output, ...]:
    """Every kind, what people ask for most often first. The libraries behind them are loaded when a file is written."""
    from analysis.export.bundle import bundle_bytes
    from analysis.export.html import html_bytes
    from analysis.export.pdf.report import pdf_bytes
    from analysis.export.slides.slides import slides_bytes
    from analysis.export.word.briefing import briefing_bytes
    from analysis.export.workbook import workbook_bytes

    office = "application/vnd.openxmlformats-officedocument"
    return (
        Output("pdf", "報告書（PDF、A4）", "application/pdf", pdf_bytes),
        Output("pptx", "スライド（PowerPoint）", f"{office}.presentationml.presentation", slides_bytes),
        Output("docx", "文書（Word）", f"{office}.wordprocessingml.document", briefing_bytes),
        Output("xlsx", "ブック（Excel）", f"{office}.spreadsheetml.sheet", workbook_bytes),
        Output("html", "ページ（HTML、1ファイル）", "text/html", html_bytes),
        Output("csv.zip", "CSV一式（データ辞書付き）", "application/zip", bundle_bytes),
    )
