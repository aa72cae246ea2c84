"""The listener behind the actions that the browser does alone (see tools.js): pictures of figures, citations to the clipboard."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_mount = st.components.v2.component(
    "atlas_tools",
    html="<div></div>",
    js=Path(__file__).with_name("tools.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def listen() -> None:
    """Listen on the page in sight."""
    _mount(key="tools")
