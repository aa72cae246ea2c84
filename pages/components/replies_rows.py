"""The comments behind a number of the page 区の考え方, with the words it was found by highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.selection import Selected
from pages.components import address, beside, figure, focus, narrowing, replies_shared
from pages.components import replies_findings as found

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.card import Cards
    from pages.components.view import View


def pick(**values: str) -> None:
    """Callback: a number was clicked; its rows, and no narrower ones, are opened."""
    address.choose(**{**dict.fromkeys(found.KEYS, ""), **values})


def choice(label: str, names: dict[str, str], key: str) -> None:
    """Draw a list that narrows the rows by one parameter; a value of the address that is not in it can still be dropped."""
    held = str(st.session_state.get(key) or "")
    options = ["", *names, *([held] if held and held not in names else [])]
    st.selectbox(label, options, format_func=lambda code: names.get(code, code or "すべて"), key=key, persist_state="session")


def draw(view: View) -> None:
    """Draw the conditions in force and the comments they leave."""
    figure.title("当てはまる意見と回答", anchor=beside.OPENED)
    narrowing.chips(view)
    if not narrowing.narrowings(view):
        st.html("<p>グラフの数字を押すか、左の欄で選ぶと、その数字に入っている意見と回答をここに出します。</p>")
        return
    selected = narrowing.narrowed(view)
    if view.value("answers") == "gaps" and view.value("gap"):
        selected = _least_spoken_of_first(view, selected)
    if view.value("answers") == "shared":
        replies_shared.draw_differences(view)
    focus.rows(view, selected, link_changes=narrowing.link_changes(view), cards=_cards(view, selected))


def jump(view: View) -> None:
    """Draw the way to the rows, where they stand below the figure."""
    if narrowing.narrowings(view):
        beside.jump("当てはまる意見と回答へ")


def _least_spoken_of_first(view: View, selected: Selected) -> Selected:
    """The same comments in the order of the reading list."""
    ranked = view.corpus.findings.reading_list["row"].to_numpy(np.intp)
    return Selected(selected.consultation, selected.selection, ranked[np.isin(ranked, selected.positions)])


def _cards(view: View, selected: Selected) -> Cards:
    shown: pd.DataFrame = selected.comments.head(focus.PREVIEW)
    return narrowing.cards(view, shown)
