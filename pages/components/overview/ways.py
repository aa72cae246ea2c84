"""Three ways on from the picture: what changed, what could not be reflected, what is promised by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.statistics.groups.counts import official_count
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.rows import findings as found
from pages.components.rows.card import badge
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.components.frame.view import View


@dataclass(frozen=True)
class Way:
    """One number with what it counts, and the way to its rows (None where there are none to show)."""

    name: str
    number: str
    note: str
    label: str = ""
    page: str = "comments"
    link: dict[str, str | list[str]] | None = field(default_factory=dict)


def draw(view: View) -> None:
    """Draw the three ways side by side, one below the other on a phone."""
    if not (ways := all_ways(view)):
        return
    for column, way in zip(st.columns(len(ways), gap="medium"), ways, strict=True):
        with column:
            name, number = f'<h3 class="name">{way.name}</h3>', f'<span class="number">{way.number}</span>'
            st.html(f'<div class="atlas-figure">{name}{number}<span class="note">{way.note}</span></div>')
            if way.link is not None:
                view.link(way.page, way.label, icon=":material/arrow_forward:", **way.link)


@once()
def all_ways(view: View) -> tuple[Way, ...]:
    """The ways that this selection has; none where nothing is selected."""
    if not len(view.selected):
        return ()
    named = set(view.consultation.response_types["meaning"])
    answered = [of_meaning(view, meaning) for meaning in ("revised", "not_adopted") if meaning in named]
    return (*answered, *promised(view))


def of_meaning(view: View, meaning: str) -> Way:
    """How many comments changed the plan, or could not be reflected.

    The number is that of the rows it opens, on the basis in force; the printed total stands beside it. Where the basis knows no
    rows, the printed total stands alone, and says that no rows are known.
    """
    name = {"revised": "計画に反映した意見", "not_adopted": "反映できないとした意見"}[meaning]
    marks = wording.marks_of(view.consultation, meaning)
    official = _official(view, marks)
    if not view.selected.has_marks:
        return _unknown(view, name, official)
    counted = int(view.selected.mark.isin(marks).to_numpy().sum())
    link: dict[str, str | list[str]] | None = {"answers": "changes", "outcome": meaning} if counted else None
    printed = "" if official is None or view.official else f" {_beside(counted, official)}"
    note = f"{''.join(marks)} {badge(view.basis)}{printed}{_reasons(view, meaning)}"
    number = door(f"{counted:,}件", outcome=meaning) if counted else f"{counted:,}<small>件</small>"
    return Way(name, number, note, f"{counted:,}件の意見と回答を読む", "replies", link)


def _official(view: View, marks: Sequence[str]) -> int | None:
    """The printed total; None where none is printed, or where it is not of the selected comments."""
    each = [official_count(view.consultation.official_totals, "response_type", mark) for mark in marks]
    return None if view.selected.selection.narrows or None in each else sum(count or 0 for count in each)


def _beside(counted: int, official: int) -> str:
    return f"資料の公式集計も{official:,}件" if counted == official else f"資料の公式集計は{official:,}件"


def _unknown(view: View, name: str, official: int | None) -> Way:
    """No comment on this basis has a response type: never a zero."""
    which = f"どの意見かは、{wording.UNKNOWN[view.basis]}"
    if official is None:
        return Way(name, "―", which, link=None)
    return Way(name, f"{official:,}<small>件</small>", f"資料の公式集計です。{which}", link=None)


def _reasons(view: View, meaning: str) -> str:
    """For how many of those that could not be reflected the reply words a reason."""
    if meaning != "not_adopted" or not view.selected.has_marks:
        return ""
    refused, reasoned = found.refusals(view.corpus, view.basis)
    if not np.isin(view.selected.positions, refused).any():
        return ""
    given = int(np.isin(view.selected.positions, reasoned).sum())
    return f"<br>理由を「〜ため」などの言葉で述べているもの：{door(f'{given:,}件', outcome='reasoned') if given else '0件'}"


def promised(view: View) -> list[Way]:
    """How many replies say by when something will be done; nothing where the document has no replies."""
    if not view.consultation.has_replies:
        return []
    dated = found.promised_so(view, year=found.ANY_YEAR)
    comments = len(found.answered_by(view, dated["row"]))
    in_order = sorted(zip(dated["western_year"].tolist(), dated["year"].tolist(), strict=True), key=lambda each: each[0])
    years = "、".join(dict.fromkeys(str(year) for _, year in in_order))
    name = "時期を挙げて今後の対応を述べた回答"
    if not comments:
        return [Way(name, "0<small>件</small>", "", link=None)]
    note = f"{years}（資料の表記のまま）"
    return [Way(name, door(f"{comments:,}件", year=found.ANY_YEAR), note, "今後の対応を読む", "replies", {"answers": "promises"})]
