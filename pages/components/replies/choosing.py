"""Choosing rows on the page 区の考え方: by a number of a figure, by a list, and the way down to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address
from pages.components.rows import findings as found
from pages.components.rows import narrowing
from pages.components.shared import beside

if TYPE_CHECKING:
    from pages.components.frame.view import View


def pick(**values: str) -> None:
    """Callback: a number was clicked; its rows, and no narrower ones, are opened."""
    address.choose(**{**dict.fromkeys(found.KEYS, ""), **values})


def choice(label: str, names: dict[str, str], key: str) -> None:
    """Draw a list that narrows the rows by one parameter; a value of the address that is not in it can still be dropped."""
    held = str(st.session_state.get(key) or "")
    options = ["", *names, *([held] if held and held not in names else [])]
    st.selectbox(label, options, format_func=lambda code: names.get(code, code or "すべて"), key=key, persist_state="session")


def jump(view: View) -> None:
    """Draw the way to the rows, where they stand below the figure."""
    if narrowing.narrowings(view):
        beside.jump("当てはまる意見と回答へ")
