"""The panel that any number opens: its comments, in a drawer on the right, over the whole width of a phone.

It closes by Esc, by its button and by Back; the address says what is open in it, so that it can be sent to somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address
from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import query_spans

if TYPE_CHECKING:
    from collections.abc import Collection

    from analysis.selection import Selected
    from pages.components.frame.view import View

MOST = 50
"""Cards in the panel; all of them stand on the page 意見を読む. Fifty of the longest Nerima cards are 180 kB."""


def draw(
    view: View,
    selected: Selected,
    *,
    title: str,
    keys: Collection[str],
    link_changes: dict[str, str | list[str]],
    cards: Cards | None = None,
) -> None:
    """Open the panel with some comments. `keys` are the parameters that opened it: closing it sets them back."""

    def close() -> None:
        address.choose(**dict.fromkeys(keys, ""))

    body = st.dialog(_plain(title), width="medium", position="right", on_dismiss=close)(_body)
    body(view, selected, link_changes, cards or Cards(view, spans=query_spans(view)))


def _body(view: View, selected: Selected, link_changes: dict[str, str | list[str]], cards: Cards) -> None:
    with st.container(key="panel"):
        more = f"、はじめの{MOST}件を表示しています" if len(selected) > MOST else ""
        st.html(f'<p class="atlas-panel-count"><strong>{len(selected):,}件</strong>{more}</p>')
        if not len(selected):
            st.html("<p>当てはまる意見はありません。</p>")
            return
        view.link("comments", f"この{len(selected):,}件を「意見を読む」で開く", icon=":material/arrow_forward:", **link_changes)
        st.html(comment_cards(selected.comments.head(MOST), cards))


def _plain(title: str) -> str:
    """A title without signs that Streamlit would take for its own markup."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#$:~|" else sign for sign in title)
