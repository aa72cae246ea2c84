"""A choice of a file, announced to the server's door: files are taken only where a page asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.serving import uploads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

READING = "documents_reading"
"""Under this key a visit holds what was read of its file."""
ASKING = ("documents", "themes", "briefing")
"""Pages that ask for files."""


def visit() -> str:
    """The number of this visit; empty where there is none."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def file_uploader(
    label: str,
    *,
    most: int,
    key: str,
    type: str | Sequence[str] | None = None,  # as Streamlit calls it
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> UploadedFile | None:
    """Streamlit's choice of one file of at most `most` MiB; None while there is none."""
    uploads.ask(visit(), most * uploads.MIB)
    return st.file_uploader(label, max_upload_size=most, key=key, type=type, on_change=on_change, args=args)


def files_uploader(label: str, *, most: int, key: str) -> list[UploadedFile]:
    """Streamlit's choice of any number of files, each of at most `most` MiB."""
    uploads.ask(visit(), most * uploads.MIB)
    return st.file_uploader(label, max_upload_size=most, key=key, accept_multiple_files=True)


def close_where_nothing_is_asked(page: str) -> None:
    """On any other page no file is taken, and what was read of one is let go of."""
    if page not in ASKING:
        uploads.ask_no_more(visit())
    if page != "documents" and st.session_state.pop(READING, None) is not None:
        uploads.forget(visit())
