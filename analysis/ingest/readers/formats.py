"""The formats that documents come in: one row each, with everything that depends on the format. A new one is a reader and a row.

`tests/analysis/ingest/readers/test_formats.py` says what else a row wants: a sample, and its name where a visitor reads the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath


class Pages(Enum):
    """What the number of a page counts, and with it what a person looks for in the original."""

    PRINTED = "ページ"
    """Paper: running heads and feet, cells cut in two where a page ends, a picture of each page."""
    SHEETS = "シート"
    REPEATED = "見出しの繰り返し"
    """A text has none; each repeated line of headings begins one, and cells may have been cut there."""
    NONE = ""


@dataclass(frozen=True)
class Format:
    """What a file format is like."""

    code: str
    name: str
    """On screen."""
    suffix: str
    """How the name of a file ends, and that of the original in a package."""
    media_type: str
    reader: str
    """Module below `readers` and function: the name of a file and its bytes to lines of cells and what is doubtful."""
    pages: Pages
    exact: str = ""
    """The name where a person has to choose a file, when it says too little."""
    other_suffixes: tuple[str, ...] = ()
    """Further ends of names that speak for it; a package claims no media type for them."""
    packed_suffix: str = ""
    """How a file ends that was packed (xz) because it is large; only `original` opens it."""
    binary: bool = False
    """Whether its bytes are no text, so that no encoding is claimed."""
    sign: bytes = b""
    """Bytes among the first 1,024 by which it is known whatever its name."""
    zip_part: str = ""
    """How the name of a part begins by which a zip is known to be of this format."""
    zip_typed: bool = False
    """Whether a zip says in its part `mimetype` that it is of this format, by the media type."""
    bursts: bool = True
    """Whether a small file can unfold into a large one: it is read in a process of its own, with limits on time and memory."""
    wraps: bool = False
    """Whether lines break where a column ends, as nobody wrote them."""
    plain: bool = False
    """Whether cells are set apart by signs alone: nothing is said of merged cells, and the last separators of a line may lack."""

    @property
    def is_printed(self) -> bool:
        """Whether it is a picture of paper."""
        return self.pages is Pages.PRINTED

    @property
    def cuts_cells(self) -> bool:
        """Whether a cell may go on behind the end of a page."""
        return self.pages in (Pages.PRINTED, Pages.REPEATED)

    @property
    def shown_name(self) -> str:
        return self.exact or self.name


PDF = Format(
    "pdf",
    "PDF",
    ".pdf",
    "application/pdf",
    "pdf.pages:pdf_lines",
    Pages.PRINTED,
    binary=True,
    sign=b"%PDF-",
    wraps=True,
)
TEXT = Format(
    "text",
    "テキスト",
    ".txt",
    "text/plain",
    "plain.text:read_text",
    Pages.REPEATED,
    other_suffixes=(".tsv", ".tab", ".md"),
    bursts=False,
    wraps=True,
    plain=True,
)
CSV = Format(
    "csv",
    "CSV",
    ".csv",
    "text/csv",
    "plain.csv_file:read_csv",
    Pages.NONE,
    packed_suffix=".csv.xz",
    bursts=False,
    plain=True,
)
XLSX = Format(
    "xlsx",
    "Excel",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "workbook.sheets:workbook_lines",
    Pages.SHEETS,
    exact="Excel（xlsx）",
    binary=True,
    zip_part="xl/",
)
DOCX = Format(
    "docx",
    "Word",
    ".docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "word.docx:word_lines",
    Pages.NONE,
    exact="Word（docx）",
    other_suffixes=(".docm",),
    binary=True,
    zip_part="word/",
)
XLS = Format(
    "xls",
    "Excel 97-2003",
    ".xls",
    "application/vnd.ms-excel",
    "workbook.old_sheets:old_workbook_lines",
    Pages.SHEETS,
    exact="Excel 97-2003（xls）",
    binary=True,
    sign=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
ODT = Format(
    "odt",
    "OpenDocumentの文書",
    ".odt",
    "application/vnd.oasis.opendocument.text",
    "opendocument.writer:writer_lines",
    Pages.NONE,
    exact="OpenDocumentの文書（odt）",
    binary=True,
    zip_typed=True,
)
ODS = Format(
    "ods",
    "OpenDocumentの表",
    ".ods",
    "application/vnd.oasis.opendocument.spreadsheet",
    "opendocument.calc:calc_lines",
    Pages.SHEETS,
    exact="OpenDocumentの表（ods）",
    binary=True,
    zip_typed=True,
)
HTML = Format("html", "HTML", ".html", "text/html", "web.page:html_lines", Pages.NONE, other_suffixes=(".htm", ".xhtml"))
FORMATS = {format_.code: format_ for format_ in (PDF, TEXT, CSV, XLSX, DOCX, HTML, XLS, ODT, ODS)}
"""Every format, in the order in which they are named on screen."""
PACKED, PACKED_MEDIA_TYPE = ".xz", "application/x-xz"


def suffix_of(name: str) -> str:
    """The end of a file's name by which its format is known, in lower case; that of a packed file has two parts."""
    packed = [format_.packed_suffix for format_ in FORMATS.values() if format_.packed_suffix]
    return next((end for end in packed if name.lower().endswith(end)), PurePath(name).suffix.lower())


def format_named(name: str) -> Format | None:
    """The format that a file's name speaks for; None for any other end."""
    suffix = suffix_of(name)
    for format_ in FORMATS.values():
        if suffix in (format_.suffix, *format_.other_suffixes, format_.packed_suffix or format_.suffix):
            return format_
    return None


def format_names(*, exact: bool = False, separator: str = "、") -> str:
    """What can be read, for a sentence on screen."""
    return separator.join(format_.shown_name if exact else format_.name for format_ in FORMATS.values())


def recognised_name(name: str) -> str:
    """How the file beside a scan is called that holds what was recognised on it; empty for what can be no scan."""
    return f"{name[: -len(PDF.suffix)]}.ocr.json" if name.lower().endswith(PDF.suffix) else ""
