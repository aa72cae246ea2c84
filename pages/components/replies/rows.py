"""The comments behind a number of the page 区の考え方, with the words it was found by highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.selection import Selected
from pages.components.replies import shared
from pages.components.rows import focus, narrowing
from pages.components.shared import beside, figure

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.rows.card import Cards


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
        shared.draw_differences(view)
    focus.rows(view, selected, link_changes=narrowing.link_changes(view), cards=_cards(view, selected))


def _least_spoken_of_first(view: View, selected: Selected) -> Selected:
    """The same comments in the order of the reading list."""
    ranked = view.corpus.findings.reading_list["row"].to_numpy(np.intp)
    return Selected(selected.consultation, selected.selection, ranked[np.isin(ranked, selected.positions)])


def _cards(view: View, selected: Selected) -> Cards:
    shown: pd.DataFrame = selected.comments.head(focus.PREVIEW)
    return narrowing.cards(view, shown)
