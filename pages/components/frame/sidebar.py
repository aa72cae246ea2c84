"""The side bar: the name of the product, the consultation, and the pages in four groups; their links keep the shared choices."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.people import Role
from pages.components.frame import address
from pages.components.frame.library import titles_of
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from analysis.library import Library
    from pages.components.frame.view import View

GROUPS: Mapping[str, tuple[str, ...]] = {
    "読む": ("", "comments"),
    "分析する": ("pillars", "response-types", "themes", "map", "keywords", "replies", "compare"),
    "説明する": ("briefing",),
    "整える": ("review", "documents", "methods", "audit"),
}
"""What a visitor comes to do → the pages for it, by their paths."""
FOR_EDITORS = ("audit",)
"""Pages that refuse anybody else; nobody is led there."""


def draw(pages: Mapping[str, StreamlitPage], library: Library, view: View) -> None:
    """Draw brand, consultation and links. Each link carries the choices: an address without any means the whole consultation."""
    st.html(f'<p class="atlas-brand">意見アトラス<small>{escape(view.say("寄せられた意見と区の考え方を読む"))}</small></p>')
    titles = titles_of(library)
    st.selectbox("資料", library.ids, format_func=titles.__getitem__, key="consultation", persist_state="session")
    kept = address.link(view.parameters, view.values)
    for number, (name, paths) in enumerate(GROUPS.items()):
        with st.container(key=f"menu_{number}", gap=None):
            st.html(f'<p class="atlas-menu">{name}</p>')
            for path in paths:
                if path not in FOR_EDITORS or visitor().role >= Role.EDITOR:
                    st.page_link(pages[path], label=view.say(pages[path].title), query_params=kept)
