"""A cell that holds two things is cut in two: two opinions, or an opinion and its reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.corrections import SPLIT, Step
from analysis.package.roles import NAMES
from pages.components.documents.lines import TARGETS, take
from pages.components.documents.original import stay

if TYPE_CHECKING:
    from pages.components.documents.reading import Reading

COLUMNS = ("opinion", "reply")


def draw(reading: Reading) -> None:
    """Draw the choice of a cell, of the words at which its second part begins, and of what that is."""
    comments = reading.imported.built.tables["comments.csv"]
    if not len(comments):
        return
    with st.expander("1つの欄に2つのことが入っているとき"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="document_split"):
            ids = comments["id"].tolist()
            stay(reading.key("split_id"), ids, ids[0])
            which = st.selectbox("意見の番号", ids, key=reading.key("split_id"))
            column = st.selectbox("分ける欄", COLUMNS, format_func=NAMES.__getitem__, key=reading.key("split_column"))
            targets = [to for to in TARGETS if to != column]
            to = st.selectbox("2つ目は", targets, format_func=TARGETS.__getitem__, key=reading.key("split_to"))
        text = comments.loc[comments["id"] == which, column].iloc[0]
        if not isinstance(text, str):
            st.html("<p>この欄は空です。</p>")
            return
        st.text(text)
        at = st.text_input(
            "2つ目のはじまりの言葉（上の文から写してください）", key=reading.key("split_at"), max_chars=200
        ).strip()
        if at and text.find(at) < 1:
            st.html('<p role="alert">その言葉は、この欄の2文字目からあとにありません。</p>')
        elif st.button("ここで分ける", key="document_split_do", disabled=not at):
            take(reading, Step(SPLIT, f"{which}\n{column}\n{to}", at))
