"""Consultations that cannot be served, and what to do about it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.package.problem import SHOWN

if TYPE_CHECKING:
    from analysis.library import Library


def draw(library: Library) -> None:
    """Draw one notice a damaged consultation, and one for the rules that all share; what is sound goes on being served."""
    if library.shared_problems:
        with st.container(border=True, key="problem_shared_rules"):
            items = "".join(f"<li>{escape(str(problem))}</li>" for problem in library.shared_problems[:SHOWN])
            title = (
                "<strong>⚠ 共通の辞書か規則に読めない所があります。</strong>直るまでは、最後に正しく読めた内容で集計しています。"
            )
            st.html(f'<p role="alert">{title}</p><ul>{items}</ul>')
    for consultation, error in library.problems.items():
        with st.container(border=True, key=f"problem_{consultation}"):
            items = "".join(f"<li>{escape(str(problem))}</li>" for problem in error.problems[:SHOWN])
            title = f"<strong>⚠ 資料「{escape(consultation)}」は読み込めませんでした。</strong>他の資料はそのまま使えます。"
            st.html(f'<p role="alert">{title}</p><ul>{items}</ul>')
    if not library.corpora:
        st.title("意見アトラス", anchor=False)
        st.html(
            "<p>表示できる資料がありません。data/consultations/ に資料のフォルダを置き、"
            "<code>python -m analysis check</code> で確かめてください。</p>"
        )
