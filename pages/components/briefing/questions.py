"""想定質問: the questions a committee may ask, each with the comments it rests on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.briefing import numbers
from pages.components.briefing.numbers import Number

if TYPE_CHECKING:
    from analysis.briefing.content import Briefing
    from pages.components.frame.view import View

KINDS = {
    "without_year": "時期の書かれていない検討",
    "without_reason": "理由の見つからない回答",
    "unanswered": "回答に見当たらない求め",
    "same_reply": "同じ文での回答",
}


def draw(view: View, briefing: Briefing) -> None:
    """Draw the questions kind by kind; a number leads to the comments."""
    st.html('<h2 class="atlas-step">想定質問</h2>')
    if not briefing.questions:
        st.html('<p class="atlas-message">この範囲の意見からは、想定質問は見つかりません。</p>')
        return
    st.html(f'<p class="atlas-message">この範囲の意見から、{len(briefing.questions):,}問が想定されます。</p>')
    st.html("<p>資料の行からひな形で作った質問です。回答の中身の良し悪しを判断したものではありません。</p>")
    for kind, name in KINDS.items():
        asked = [question for question in briefing.questions if question.kind == kind]
        if asked:
            items = "".join(
                f"<li>{escape(question.text)}<small>意見番号：{escape(briefing.citations.text(question.ids))}</small></li>"
                for question in asked
            )
            st.html(f'<h3>{name}</h3><p class="atlas-note">{escape(asked[0].why)}</p><ol class="atlas-questions">{items}</ol>')
    found = {
        f"question.{place}": Number(f"{question.text}（{len(question.ids):,}件）", question.ids)
        for place, question in enumerate(briefing.questions)
    }
    numbers.draw(view, found)
