"""The comments behind a number of the page 区の考え方, with the words it was found by highlighted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.selection import Selected
from pages.components.replies import shared
from pages.components.rows import narrowing, panel

if TYPE_CHECKING:
    from pages.components.frame.view import View
    from pages.components.rows.panel import Opened


def why_none(view: View) -> str:
    """Why nothing can be said of replies; empty where there are some."""
    none = not view.consultation.has_replies
    return view.say("この資料には回答（区の考え方）がありません。") if none else ""


def opened(view: View) -> Opened:
    """What is behind the conditions in force: shared sentences with what differs, the reading list in its order."""
    found = panel.behind_conditions(view, shared.draw_differences)
    if not view.value("gap"):
        return found
    ranked = _least_spoken_of_first(view, found.selected)
    return replace(found, selected=ranked, cards=narrowing.cards(view, ranked.first(panel.MOST)))


def _least_spoken_of_first(view: View, selected: Selected) -> Selected:
    """The same comments in the order of the reading list."""
    ranked = view.corpus.findings.reading_list["row"].to_numpy(np.intp)
    return Selected(selected.consultation, selected.selection, ranked[np.isin(ranked, selected.positions)])
