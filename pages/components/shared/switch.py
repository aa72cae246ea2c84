"""A choice between a few named values of one URL parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping


def switch(label: str, names: Mapping[str, str], *, key: str, show_label: bool = True, note: str | None = None) -> None:
    """Draw the choice; `names` maps each code of the parameter `key` to its name on screen."""
    st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        persist_state="session",
        required=True,
        help=note,
        label_visibility="visible" if show_label else "collapsed",
    )
