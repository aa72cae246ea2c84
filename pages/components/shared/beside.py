"""A figure, and beside it what a click on it opens: in sight while the figure is scrolled, below it on a narrow screen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


OPENED = "opened"


def columns(key: str, *, figure: int = 7, opened: int = 5) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two places of the given shares of the width; the style sheet keeps the one named `beside_…` in sight.

    The title of what is opened has the anchor OPENED.
    """
    left, right = st.columns([figure, opened], gap="large")
    return left, right.container(key=f"beside_{key}")


def jump(text: str) -> None:
    """Draw, on a narrow screen only, the way down from the figure to what it opened."""
    st.html(f'<p class="atlas-jump"><a href="#{OPENED}">▼ {escape(text)}</a></p>')
