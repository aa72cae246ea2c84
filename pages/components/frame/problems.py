"""Consultations that cannot be served, and what to do about it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from analysis.library import Library


def draw(library: Library) -> None:
    """Draw one notice a damaged consultation; the healthy ones go on being served."""
    for consultation, error in library.problems.items():
        with st.container(border=True, key=f"problem_{consultation}"):
            items = "".join(f"<li>{escape(str(problem))}</li>" for problem in error.problems)
            title = f"<strong>⚠ 資料「{escape(consultation)}」は読み込めませんでした。</strong>他の資料はそのまま使えます。"
            st.html(f'<p role="alert">{title}</p><ul>{items}</ul>')
    if not library.corpora:
        st.title("意見アトラス", anchor=False)
        st.html(
            "<p>表示できる資料がありません。data/consultations/ に資料のフォルダを置き、"
            "<code>python -m analysis check</code> で確かめてください。</p>"
        )
