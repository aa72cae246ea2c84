"""PDF with a text layer: every page as rows of its tables and lines of running text, numbered through."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import CHARACTERS, PAGES, reads_apart, refused, seconds_for
from analysis.ingest.readers.pdf.drawn import Drawn, drawn_page
from analysis.ingest.readers.pdf.page import page_rows
from analysis.ingest.readers.pdf.readable import check_readable
from analysis.ingest.readers.pdf.stray import Stray
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCANNED = (
    "公表元にテキストの入ったPDFかWord・Excelを求めるか、文字認識（OCR）で読んでください（端末では --ocr。"
    "プログラムがなければ、Debian・Ubuntu では apt install tesseract-ocr tesseract-ocr-jpn）。"
    "認識した文字には誤りがあるので、原本と見比べてください"
)
NO_TEXT = "文字の入っていないPDFです（紙を読み取った画像と思われます）"
_LOCKED = "パスワードを外して保存し直したPDFを入れてください"
_BROKEN = "PDFとして開けるかを確かめ、開けるときは「PDFとして印刷」などで保存し直してください"
_AT_THE_TERMINAL = "長い文書は、端末で python -m analysis import を使うか、ページを分けて保存し、順に入れてください"
_MARGIN = 5.0
"""Seconds kept for handing over what was read."""


def pdf_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a PDF and what is doubtful. Raises PackageError."""
    lines: list[Line] = []
    doubts: list[Problem] = []
    pictures: list[int] = []
    prose: list[float] = []
    stray = Stray()
    tables = characters = 0
    for number, page in enumerate(_pages(name, data), start=1):
        characters += len(page.glyphs)
        if characters > CHARACTERS:
            refused(name, "文字が多すぎます", "ページを分けて保存し、順に入れてください")
        if not any(not glyph.text.isspace() for glyph in page.glyphs):
            pictures += [number] if page.pictures > 0.1 else []
            continue
        page.glyphs = stray.left_out(page.glyphs, number)
        doubts += _crowded(name, number) if page.crowded else []
        for rows in page_rows(page, prose):
            tables += rows.is_table
            for place, cells in enumerate(rows.cells):
                merged = rows.merged[place] if rows.merged else frozenset[int]()
                lines.append(Line(number, len(lines) + 1, cells, tables if rows.is_table else None, merged))
    if not lines:
        refused(name, NO_TEXT, _SCANNED)
    check_readable(name, lines)
    return lines, [*doubts, *stray.said(name), *_picture_pages(name, pictures)]


def _pages(name: str, data: bytes) -> Iterator[Drawn]:
    """Each page as drawn. Raises PackageError for a file that is locked, broken or too long."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from analysis.ingest.readers.pdf.exact_fonts import ExactFonts

    begun = time.monotonic()
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            document.rsrcmgr = ExactFonts()
            count = len(document.pages)
            if count > PAGES:
                refused(
                    name,
                    f"ページが多すぎます（上限は{PAGES:,}ページ）",
                    "必要なページだけのPDFを入れてください",
                    value=f"{count:,}ページ",
                )
            for number, page in enumerate(document.pages, start=1):
                if time.monotonic() - begun > seconds_for(number) - _MARGIN:
                    remedy = _AT_THE_TERMINAL if reads_apart() else "ページを分けて保存し、順に入れてください"
                    refused(name, f"読み取りに時間がかかりすぎるため、{count}ページのうち{number}ページでやめました", remedy)
                yield drawn_page(page.layout)
                page.close()
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], MemoryError):
            raise error.args[0] from error
        locked = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect | PDFEncryptionError)
        message = "パスワードの付いたPDFです" if locked else "PDFとして読めません（壊れていると思われます）"
        refused(name, message, _LOCKED if locked else _BROKEN, value=None if locked else str(error) or None)


def _crowded(name: str, number: int) -> list[Problem]:
    remedy = "図面などのページであればそのままで構いません。意見の表があるページなら、分けて保存し直してください"
    return [Problem(name, f"{number}ページは描かれたものが多すぎるため、途中までしか読んでいません", remedy)]


def _picture_pages(name: str, pages: list[int]) -> list[Problem]:
    if not pages:
        return []
    shown = "、".join(map(str, pages[:10])) + ("ほか" if len(pages) > 10 else "")
    return [Problem(name, f"文字がなく画像だけのページがあります（{shown}ページ）。このページは読めていません", _SCANNED)]
