"""What pages say of a document that prints counts and no comment, in place of what they would count from its rows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.day import japanese_date
from pages.components.shared import share, standing
from pages.components.totals import printed

if TYPE_CHECKING:
    from pages.components.frame.view import View

OWN_WAY = ("compare", "methods", "documents", "audit")
"""Pages that know such documents, or speak of none."""
OVERVIEW = ""
"""The page that shows the counts and misses nothing."""


def head(title: str, view: View) -> None:
    """Draw title, document and what it prints. There is nothing to search or to narrow."""
    metadata = view.consultation.metadata
    with st.container(horizontal=True, vertical_alignment="center", key="page_title"):
        st.title(view.say(title), anchor=False)
        share.draw(view)
    parts = (metadata.title, view.consultation.unit_line, "集計だけの資料です")
    line = "".join(f'<span class="atlas-part">{escape(each)}</span>' for each in parts)
    st.html(f'<p class="atlas-unit"><span class="atlas-parts">{line}</span></p>')
    st.html(f'<p class="atlas-paper">{escape(share.citation(view, view.say(title)))}</p>')


def draw(view: View, title: str) -> None:
    """Draw a page: why it shows no comment, the printed counts, and where else to go."""
    head(title, view)
    st.html(f'<p class="atlas-lead">{escape(sentence(view, title))}</p>')
    if view.path == OVERVIEW:
        standing.draw(view)
    printed.draw(view)
    for page, label in {"compare": "ほかの資料と並べて見る", "methods": "出典と件数の載っている場所"}.items():
        view.link(page, label, icon=":material/arrow_forward:")


def sentence(view: View, title: str) -> str:
    """Why there is no more, in plain words."""
    received = view.consultation.received
    only = f"この資料が公表しているのは件数だけで、意見と回答の文は公表されていません（意見は{received:,}件）。"
    why = f"「{view.say(title)}」の画面は意見の文から作るため、印字された件数だけを示します。"
    return only if view.path == OVERVIEW else only + why


def limits(view: View) -> None:
    """Draw what such a document cannot say."""
    metadata = view.consultation.metadata
    said = f"（{japanese_date(metadata.published)}公表）" if metadata.published else ""
    st.html(
        '<h2 class="atlas-title">この資料ではわからないこと</h2><ul>'
        f"<li>件数は、資料{escape(said)}に印字された数を人が書き写したものです。意見の行がないため、数え直して確かめることはできません。</li>"
        "<li>どの意見がどう答えられたかは、わかりません。語、テーマ、回答の文は、この資料からは1つも数えていません。</li>"
        "<li>意見は人数や票ではありません。</li></ul>"
    )
