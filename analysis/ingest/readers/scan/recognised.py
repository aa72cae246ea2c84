"""What was recognised on the pages of a scan, kept beside it as a file, and read from there as often as the package is made.

Which characters tesseract tells depends on its version and its model; kept, they are the same on every machine.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from analysis.ingest.readers.document import Document, Line
from analysis.ingest.readers.formats import PDF
from analysis.ingest.readers.limits import FILE_BYTES, refused
from analysis.ingest.readers.own_process import run_module
from analysis.ingest.readers.pdf.drawn import Box, Drawn, Glyph
from analysis.ingest.readers.pdf.page import page_rows
from analysis.ingest.words.wording import DOUBTFUL
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SURE = 98.0
"""Confidence of tesseract (0 to 100) below which a character is marked as doubtful. On five scans made in the tests' way (5,784
characters, 88 wrong) 95 marks 142 and catches 40 of the wrong ones, 98 marks 350 and catches 61, 99 marks 1,166 and 84."""
MOST_PAGES = 200
PAGE_SECONDS = 60.0
_LANGUAGE = "jpn"
INSTALL = "Debian・Ubuntu では apt install tesseract-ocr tesseract-ocr-jpn"
_ADVICE = "下線のない文字にも誤りがあります。原本と見比べ、違うところは直してください"


@cache
def tesseract() -> str:
    """Name and version of the program with its Japanese model, as it goes into the file; empty where either is missing."""
    if not shutil.which("tesseract"):
        return ""
    try:
        version, languages = (
            subprocess.run(["tesseract", word], capture_output=True, text=True, check=True, timeout=20).stdout
            for word in ("--version", "--list-langs")
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return f"{version.splitlines()[0]} {_LANGUAGE}" if _LANGUAGE in languages.split() else ""


def recognise(path: Path, sha256: str, tick: Callable[[int, int], None] = lambda _page, _pages: None) -> bytes:
    """The file of what stands on the pages of a scan; `tick` hears how many pages are done, of how many. Raises PackageError."""
    if not tesseract():
        refused(path.name, "文字認識（OCR）のプログラムがありません", f"{INSTALL} で入れてください")
    count = _pages(path)
    pages = []
    for page in range(1, count + 1):
        pages.append(_page(path, page))
        tick(page, count)
    content = {"program": tesseract(), "sha256": sha256, "pages": pages}
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _pages(path: Path) -> int:
    pages, characters = _asked(path, 0, "PDFとして読めません", "PDFとして開けるかを確かめてください")
    if characters:
        refused(path.name, "文字の入ったPDFです。文字認識（OCR）は使いません", "そのまま取り込んでください")
    count = int(pages)
    if count > MOST_PAGES:
        remedy = "意見のあるページだけのPDFを入れてください"
        refused(path.name, f"文字認識をするにはページが多すぎます（上限は{MOST_PAGES}ページ）", remedy, value=f"{count}ページ")
    return count


def _page(path: Path, page: int) -> object:
    return _asked(path, page, f"{page}ページの文字を認識できません", "そのページを除いたPDFを入れてください")


def _asked(path: Path, page: int, message: str, remedy: str) -> Any:  # noqa: ANN401  # JSON
    """What the process of one page answers; of page 0, how many pages and characters there are."""
    try:
        done = run_module("analysis.ingest.readers.scan.page", str(path), str(page), seconds=PAGE_SECONDS)
        done.check_returncode()
        return json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return refused(path.name, message, remedy, value=type(error).__name__)


def recognised_document(path: Path, sha256: str, kept: Path) -> Document:
    """The lines of a scan from the file `kept` beside it; a character in doubt is followed by DOUBTFUL. Raises PackageError."""
    content = _content(kept)
    if content.get("sha256") != sha256:
        remedy = "原本を元に戻すか、文字認識（OCR）で取り込み直してください"
        refused(kept.name, "文字認識の結果が、この原本のものではありません", remedy)
    try:
        lines, doubtful = _lines(content["pages"])
        said = str(content["program"])
    except (KeyError, TypeError, ValueError) as error:
        _unreadable(kept, error)
    message = f"文字認識（OCR、{said}）で読みました。自信のない文字が{doubtful:,}字あります（画面では下線）"
    if not lines:
        refused(path.name, "文字が1つも認識できません", "文字の入ったPDFを公表元に求めてください")
    return Document(path.name, sha256, PDF, tuple(lines), (Problem(path.name, message, _ADVICE),))


def _content(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > FILE_BYTES:
            refused(path.name, "文字認識の結果が大きすぎます", "ページを分けて入れてください")
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        _unreadable(path, error)
    if not isinstance(content, dict):
        _unreadable(path, ValueError(type(content).__name__))
    return content


def _unreadable(path: Path, error: Exception) -> NoReturn:
    remedy = "文字認識（OCR）で取り込み直してください"
    refused(path.name, "文字認識の結果が読めません", remedy, value=f"{type(error).__name__} {error}")


def _lines(pages: list[dict[str, Any]]) -> tuple[list[Line], int]:
    lines: list[Line] = []
    prose: list[float] = []
    tables = doubtful = 0
    for number, page in enumerate(pages, start=1):
        drawn = _drawn(page)
        doubtful += sum(glyph.text.endswith(DOUBTFUL) for glyph in drawn.glyphs)
        for rows in page_rows(drawn, prose):
            tables += rows.is_table
            for place, cells in enumerate(rows.cells):
                merged = rows.merged[place] if rows.merged else frozenset[int]()
                lines.append(Line(number, len(lines) + 1, cells, tables if rows.is_table else None, merged))
    return lines, doubtful


def _drawn(page: dict[str, Any]) -> Drawn:
    glyphs = [_glyph(*character) for character in page["characters"] if not re.fullmatch(r"\s*", character[0])]
    across, down = ([Box(*rule) for rule in page[name]] for name in ("across", "down"))
    return Drawn(page["width"], page["height"], glyphs, across, down)


def _glyph(text: str, x0: float, top: float, x1: float, bottom: float, sure: float) -> Glyph:
    return Glyph(text if sure >= SURE else text + DOUBTFUL, x0, top, x1, bottom, max(x1 - x0, bottom - top), 0)
