"""The kinds of files a briefing is written to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
    annex: bool | None = None
    """Whether it has an annex; None where it cannot be without one, or cannot have one."""


def outputs(template: bytes | None = None) -> tuple[Output, ...]:
    """Every kind, what people ask for most often first; of two that end alike, the first is meant unless one is asked for.

    The document of Word is written into the template where there is one.

    The libraries behind them are loaded when a file is written.
    """
    from analysis.export.bundle import bundle_bytes
    from analysis.export.html import html_bytes
    from analysis.export.pdf.report import pdf_bytes
    from analysis.export.slides.slides import slides_bytes
    from analysis.export.word.briefing import briefing_bytes
    from analysis.export.workbook import workbook_bytes

    office = "application/vnd.openxmlformats-officedocument"
    slides = f"{office}.presentationml.presentation"
    return (
        Output("pdf", "報告書（PDF、A4、資料編付き）", "application/pdf", pdf_bytes, annex=True),
        Output("pdf", "要旨（PDF、A4 1枚）", "application/pdf", partial(pdf_bytes, annexed=False), annex=False),
        Output("pptx", "スライド（PowerPoint）", slides, slides_bytes, annex=False),
        Output("pptx", "スライド（資料編付き）", slides, partial(slides_bytes, annexed=True), annex=True),
        Output("docx", "文書（Word）", f"{office}.wordprocessingml.document", partial(briefing_bytes, template=template)),
        Output("xlsx", "ブック（Excel）", f"{office}.spreadsheetml.sheet", workbook_bytes),
        Output("html", "ページ（HTML、1ファイル）", "text/html", html_bytes),
        Output("csv.zip", "CSV一式（データ辞書付き）", "application/zip", bundle_bytes),
    )
