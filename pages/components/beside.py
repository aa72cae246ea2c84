"""A figure, and beside it what a click on it opens: in sight while the figure is scrolled, below it on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def columns(key: str, *, figure: int = 7, opened: int = 5) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two places of the given shares of the width; the style sheet keeps the one named `beside_…` in sight."""
    left, right = st.columns([figure, opened], gap="large")
    return left, right.container(key=f"beside_{key}")
