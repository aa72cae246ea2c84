"""Other ways to read a file that was refused: by a column that the person names, by recognising the characters of a scan, or as a
document of counts alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.apart.process import headings_of, recognise, totals_of
from analysis.ingest.readers.bundle import SUFFIX, bundled
from analysis.ingest.readers.pdf.pages import NO_TEXT
from analysis.ingest.readers.scan.recognised import tesseract
from analysis.ingest.recipe.copied import Copied
from analysis.ingest.recognition.printed_alone import ALONE
from analysis.ingest.recognition.proposal import Wishes
from analysis.package.problem import PackageError
from pages.components.documents.said import refused, telling
from pages.components.frame.uploader import visit
from pages.serving.uploads import visit_folder

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_START = "document_totals"
"""Session state: what of a document of counts was begun."""


@dataclass(frozen=True)
class Chosen:
    """The file of a visit; several files are one result, packed as a zip when they are read."""

    files: tuple[UploadedFile, ...]

    @property
    def file_id(self) -> str:
        return " ".join(each.file_id for each in self.files)

    @property
    def name(self) -> str:
        first, *others = self.files
        return f"{Path(first.name).stem}ほか{len(others)}{SUFFIX}" if others else first.name

    @property
    def data(self) -> bytes:
        first, *others = self.files
        return bundled((each.name, each.getvalue()) for each in self.files) if others else first.getvalue()


@dataclass(frozen=True)
class Start:
    """What the form of a document of counts begins with: what was found in a file, or nothing; `key` names its fields."""

    key: str
    copied: Copied
    document: tuple[str, bytes] | None = None


def totals_start() -> Start | None:
    """What was begun in this visit."""
    start: Start | None = st.session_state.get(_START)
    return start


def end_totals() -> None:
    """Nothing is begun any more."""
    st.session_state.pop(_START, None)


def forget_totals() -> None:
    """The file is gone, and with it the form that was made of it; one that is typed stays."""
    start = totals_start()
    if start and start.document:
        end_totals()


def begin_totals(chosen: Chosen | None = None, key: str = "typed") -> None:
    """Callback: look for the counts of a file, in a process of its own; without one the form is empty."""
    if chosen is None:
        st.session_state[_START] = Start(key, Copied())
        return
    try:
        with (
            TemporaryDirectory(prefix="document-", dir=visit_folder(visit())) as place,
            telling("件数の表を読んでいます…") as tick,
        ):
            found = totals_of(chosen.name, chosen.data, Path(place), tick)
    except (PackageError, OSError):
        found = None
    st.session_state[_START] = Start(key, found or Copied(place=chosen.name), (chosen.name, chosen.data))


def counts_alone(error: PackageError) -> bool:
    """Whether a file was refused because it prints counts and no comment."""
    return any(problem.message == ALONE for problem in error.problems)


def offer_totals(error: PackageError, chosen: Chosen, key: str) -> None:
    """Draw the way to make a document of counts out of a file that has nothing else."""
    if counts_alone(error):
        st.button("件数だけの資料にする", type="primary", key=f"document_totals_{key}", on_click=begin_totals, args=(chosen, key))


def offered(error: PackageError, chosen: Chosen, key: str) -> Wishes | None:
    """Draw what else may be done with a refused file; what the person wishes once a button was pressed."""
    if any("--columns" in problem.remedy for problem in error.problems):
        return _by_column(chosen, f"document_offered_{key}")
    scanned = any(problem.message == NO_TEXT for problem in error.problems)
    return _by_recognition(chosen, f"document_recognise_{key}") if scanned and tesseract() else None


def _by_column(chosen: Chosen, key: str) -> Wishes | None:
    """Let the person say which column holds the opinions, where the file has columns at all."""
    if key not in st.session_state:
        st.session_state[key] = _headings(chosen.name, chosen.data)
    if not st.session_state[key]:
        return None
    heading = st.selectbox("意見の書かれた列", st.session_state[key], format_func=_named, key=f"{key}_chosen")
    return Wishes(columns={heading: "opinion"}) if st.button("この列を意見として読む", key=f"{key}_read") else None


def _by_recognition(chosen: Chosen, key: str) -> Wishes | None:
    """Let the person have the characters of a scan recognised; how far it is is shown page by page."""
    if not st.button("文字認識（OCR）で読む", key=key):
        return None
    bar = st.progress(0.0, text="文字を認識しています…（1ページに数秒かかります）")

    def said(page: int, pages: int) -> None:
        bar.progress(page / pages, text=f"文字を認識しています…（{pages:,}ページのうち{page:,}ページ）")

    try:
        with telling("文字を認識しています…") as tick:
            return Wishes(recognised=recognise(chosen.name, chosen.data, Path(visit_folder(visit())), tick, said))
    except PackageError as error:
        refused(error, "文字を認識できませんでした。")
        return None


def _named(heading: str) -> str:
    return f"{heading[1:]}列目（見出しなし）" if heading.startswith("#") else heading


def _headings(name: str, data: bytes) -> list[str]:
    try:
        with TemporaryDirectory(prefix="document-", dir=visit_folder(visit())) as place, telling("列を調べています…") as tick:
            return headings_of(name, data, Path(place), tick)
    except (PackageError, OSError):
        return []
