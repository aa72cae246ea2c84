"""The side bar's upper part: the name of the product and the pages, whose links keep the shared choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.people import Role
from pages.components.frame import address
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import StreamlitPage

    from pages.components.frame.view import View

FOR_EDITORS = ("audit",)
"""Pages that refuse anybody else; nobody is led there."""


def draw(pages: Mapping[str, StreamlitPage], view: View) -> None:
    """Draw brand and links. Each link carries the choices: an address without any always means the whole consultation."""
    st.html('<p class="atlas-brand">意見アトラス<small>寄せられた意見と区の考え方を読む</small></p>')
    kept = address.link(view.parameters, view.values)
    for path, page in pages.items():
        if path in FOR_EDITORS and visitor().role < Role.EDITOR:
            continue
        st.page_link(page, query_params=kept)
