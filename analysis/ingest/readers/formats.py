"""The reader of each format; a library is imported only for a document that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers import kind

if TYPE_CHECKING:
    from analysis.ingest.readers.document import Line
    from analysis.package.problem import Problem


def lines_of(found: str, name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a document of this format, and what is doubtful. Raises PackageError, and whatever the libraries raise."""
    if found == kind.XLSX:
        from analysis.ingest.readers.workbook.sheets import workbook_lines

        return workbook_lines(name, data)
    if found == kind.HTML:
        from analysis.ingest.readers.web.page import html_lines

        return html_lines(name, data)
    if found == kind.PDF:
        from analysis.ingest.readers.pdf.pages import pdf_lines

        return pdf_lines(name, data)
    return _text_lines(found, name, data)


def _text_lines(found: str, name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    from analysis.ingest.readers.plain.csv_file import csv_lines
    from analysis.ingest.readers.plain.encoding import decoded
    from analysis.ingest.readers.plain.text import text_lines

    text, doubts = decoded(name, data)
    lines, more = (csv_lines if found == kind.CSV else text_lines)(name, text)
    return lines, [*doubts, *more]
