"""What is said on 資料の取り込み while a file is read, and where that cannot be done."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.ingest.apart.turns import Tick
    from analysis.package.problem import PackageError


@contextmanager
def telling(what: str) -> Iterator[Tick]:
    """Say what is being done, or how many come first; a visitor who leaves meanwhile ends it."""
    place = st.empty()

    def tick(ahead: int | None) -> None:
        # Each call also lets Streamlit end this run where the visitor went elsewhere.
        said = what if ahead is None else f"順番を待っています。ほかの{ahead}件の読み取りが先です。"
        place.html(f'<p role="status" class="atlas-note">{escape(said)}</p>')

    tick(None)
    try:
        yield tick
    except Exception:  # what is said of it stands alone then; a visitor who left is none
        place.empty()
        raise
    place.empty()


def refused(error: PackageError, what: str, *, remedy: str = "", key: str = "document_refused") -> None:
    """Say what could not be done, why, and what to do. Texts of a file are shown as they are, never as Markdown.

    `remedy` stands in for one that speaks of an option of the command line.
    """
    with st.container(border=True, key=key):
        st.html(f'<p role="alert"><strong>⚠ {what}</strong></p>')
        for problem in error.problems:
            st.text(str(replace(problem, remedy=remedy) if remedy and "--columns" in problem.remedy else problem))
