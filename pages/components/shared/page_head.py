"""The head of every page: title, unit line, and the bar of filters with how many rows are shown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.attributes import WHERE
from pages.components.frame import address, wording
from pages.components.shared import filter_bar, search, share

if TYPE_CHECKING:
    from pages.components.frame.view import View

CHOICE_NAMES = {
    "consultation": "資料",
    "pillar": "柱",
    "response_type": "対応区分",
    "basis": "対応区分のよりどころ",
    "q": "検索",
    "texts": "数え方",
    "theme": "テーマ",
    "word": "語",
    "id": "意見番号",
    "in_area": "地図の範囲",
}


def draw(title: str, view: View, *, shown: int | None = None) -> None:
    """Draw the head. The count is of the one selected table that the whole page uses, unless the page says another."""
    metadata = view.consultation.metadata
    title = view.say(title)
    with st.container(horizontal=True, vertical_alignment="center", key="page_title"):
        st.title(title, anchor=False)
        share.draw(view)
    parts = (metadata.title, metadata.unit_line, "意見の件数であり、人数や賛否の数ではありません")
    brought = (filter_bar.weight_line(view.selected), filter_bar.texts_line(view))
    line = "".join(f'<span class="atlas-part">{escape(each)}</span>' for each in (*parts, *brought) if each)
    st.html(f'<p class="atlas-unit"><span class="atlas-parts">{line}</span></p>')
    filter_bar.draw(view, shown=len(view.selected) if shown is None else shown)
    st.html(f'<p class="atlas-paper">{escape(share.citation(view, title))}</p>')
    _dropped(view)
    search.draw(view)


def _dropped(view: View) -> None:
    """Say which values of the address were not understood."""
    for each in address.dropped():
        name = view.say(CHOICE_NAMES.get(each.key, each.key.removeprefix(WHERE)))
        value = each.value if len(each.value) <= 40 else each.value[:40] + "…"
        why = escape(each.why or "この資料にない")
        note = f"⚠ アドレスの「{escape(name)}＝{escape(value)}」は{why}ため、外して表示しています。"
        st.html(f'<p class="atlas-note" role="status">{note}</p>')


def badge_text(view: View) -> str:
    """Badge of the basis in force, as HTML, for titles of charts that show response types."""
    kind = "official" if view.official else view.basis
    return f'<span class="atlas-badge {kind}">{wording.BASIS[view.basis]}</span>'


def other_basis(view: View) -> str:
    """Where to find response types that this basis does not know; empty where no other one is there."""
    if not [basis for basis in view.consultation.available_bases() if basis != view.basis]:
        return ""
    return "上の「絞り込む」で「対応区分のよりどころ」を変えると、わかることがあります。"
