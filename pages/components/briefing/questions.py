"""想定質問: the questions a committee may ask, each with the comments it rests on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.briefing.numbers import Number
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Question

KINDS = {
    "without_year": "時期の書かれていない検討",
    "without_reason": "理由の見つからない回答",
    "same_reply": "同じ文での回答",
}


def draw(questions: Sequence[Question], citations: Citations) -> None:
    """Draw the questions kind by kind; a number opens the comments."""
    st.html('<h2 class="atlas-step">想定質問</h2>')
    if not questions:
        st.html('<p class="atlas-message">この範囲の意見からは、想定質問は見つかりません。</p>')
        return
    st.html(f'<p class="atlas-message">この範囲の意見から、{len(questions):,}問が想定されます。</p>')
    st.html("<p>資料の行からひな形で作った質問です。回答の中身の良し悪しを判断したものではありません。</p>")
    for kind, name in KINDS.items():
        asked = [(name, question) for name, question in named(questions).items() if question.kind == kind]
        if asked:
            items = "".join(
                f"<li>{escape(question.text)}<small>{door(f'{len(question.ids):,}件', of=name)}の意見："
                f"{escape(citations.text(question.ids))}</small></li>"
                for name, question in asked
            )
            st.html(f'<h3>{name}</h3><p class="atlas-note">{escape(asked[0][1].why)}</p><ol class="atlas-questions">{items}</ol>')


def named(questions: Sequence[Question]) -> dict[str, Question]:
    """The questions by the names that their numbers have in the address."""
    return {f"question.{place}": question for place, question in enumerate(questions)}


def found(questions: Sequence[Question]) -> dict[str, Number]:
    """The number of each question: the comments it rests on."""
    return {name: Number(f"{len(each.ids):,}件", each.ids, each.text) for name, each in named(questions).items()}
