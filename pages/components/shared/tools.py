"""The listener behind what the browser does alone (see tools.js): pictures of figures, citations, files in the making."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_mount = st.components.v2.component(
    "atlas_tools",
    html="<div></div>",
    js="\n".join(Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8") for name in ("making", "tools")),
    isolate_styles=False,
)


def listen() -> None:
    """Listen on the page in sight."""
    _mount(key="tools")
