"""From a figure to its rows: the part that a visitor clicked or chose, and the comments in it, below the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import query_spans

if TYPE_CHECKING:
    from analysis.selection import Selected
    from pages.components.frame.view import View

PREVIEW = 5
"""Cards shown under a figure; the rest stands on the page 意見を読む."""


def rows(view: View, selected: Selected, *, link_changes: dict[str, str | list[str]], cards: Cards | None = None) -> None:
    """Draw how many comments there are, the first few as cards, and the way to all of them."""
    with st.container(key="focus_count"):
        st.html(f"<p><strong>{len(selected):,}件</strong></p>")
    if not len(selected):
        st.html("<p>当てはまる意見はありません。条件を外すか、別の範囲を選んでください。</p>")
        return
    st.html(comment_cards(selected.comments.head(PREVIEW), cards or Cards(view, spans=query_spans(view))))
    view.link("comments", f"この{len(selected):,}件を「意見を読む」で開く", icon=":material/arrow_forward:", **link_changes)
