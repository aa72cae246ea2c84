"""From a figure to its rows: the part that a visitor clicked or chose, and the comments in it, below the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address
from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import query_spans
from pages.components.shared import figure

if TYPE_CHECKING:
    from analysis.selection import Selected
    from pages.components.frame.view import View

PREVIEW = 5
"""Cards shown under a figure; the rest stands on the page 意見を読む."""


def draw(view: View) -> None:
    """Draw the two choices 柱 and 対応区分 (which clicks on figures set as well) and the comments they leave."""
    figure.title("この範囲の意見を読む", note="グラフや表の数字を押すか、下の欄で選ぶと、その数字に含まれる意見を表示します。")
    pillars, marks = view.pillars, view.response_types
    left, right, _ = st.columns([2, 2, 1], vertical_alignment="bottom")
    left.selectbox(
        "柱（項目）を選ぶ",
        ["", *pillars],
        format_func=lambda code: pillars.get(code, "すべて"),
        key="in_pillar",
        persist_state="session",
    )
    right.selectbox(
        "対応区分を選ぶ", ["", *marks], format_func=lambda code: marks.get(code, "すべて"), key="in_type", persist_state="session"
    )
    rows(view, chosen(view), link_changes=_changes(view))


def chosen(view: View) -> Selected:
    """The selected comments inside the cell in focus."""
    selected = view.selected
    if pillar := view.value("in_pillar"):
        selected = selected.narrowed(selected.comments["pillar"] == pillar)
    if mark := view.value("in_type"):
        selected = selected.narrowed((selected.mark == mark).fillna(False))
    return selected


def rows(view: View, selected: Selected, *, link_changes: dict[str, str | list[str]], cards: Cards | None = None) -> None:
    """Draw how many comments there are, the first few as cards, and the way to all of them."""
    with st.container(key="focus_count"):
        st.html(f"<p><strong>{len(selected):,}件</strong></p>")
    if not len(selected):
        st.html("<p>当てはまる意見はありません。条件を外すか、別の範囲を選んでください。</p>")
        return
    st.html(comment_cards(selected.comments.head(PREVIEW), cards or Cards(view, spans=query_spans(view))))
    view.link("comments", f"この{len(selected):,}件を「意見を読む」で開く", icon=":material/arrow_forward:", **link_changes)


def pick_pillar(pillar: str) -> None:
    """Callback: a bar of a pillar was clicked."""
    address.choose(in_pillar=pillar, in_type="")


def pick_type(mark: str) -> None:
    """Callback: a bar of a response type was clicked."""
    address.choose(in_pillar="", in_type=mark)


def pick_cell(cell: list[str]) -> None:
    """Callback: a cell pillar × response type was clicked."""
    address.choose(in_pillar=cell[0], in_type=cell[1])


def _changes(view: View) -> dict[str, str | list[str]]:
    """The same rows by shared filters: what is in focus replaces the filter on its axis."""
    changes: dict[str, str | list[str]] = {}
    if pillar := view.value("in_pillar"):
        changes["pillar"] = [pillar]
    if mark := view.value("in_type"):
        changes["response_type"] = [mark]
    return changes
