"""Three ways on from the picture: what changed, what could not be reflected, what is promised by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from analysis.statistics.groups.counts import official_count
from pages.components.frame import wording
from pages.components.rows import findings as found
from pages.components.rows.card import badge

if TYPE_CHECKING:
    from pages.components.frame.view import View


AHEAD = ("will_do", "proceed", "consider")
"""Grades of promise that speak of what is to come; what is done already has a year, too."""


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
    if not len(view.selected):
        return
    ways = [of_meaning(view, "revised"), of_meaning(view, "not_adopted"), *promised(view)]
    for column, way in zip(st.columns(len(ways), gap="medium"), ways, strict=True):
        with column:
            name, number = f'<h3 class="name">{way.name}</h3>', f'<span class="number">{way.number}</span>'
            st.html(f'<div class="atlas-figure">{name}{number}<span class="note">{way.note}</span></div>')
            if way.link is not None:
                view.link(way.page, way.label, icon=":material/arrow_forward:", **way.link)


def of_meaning(view: View, meaning: str) -> Way:
    """How many comments changed the plan, or could not be reflected: the official total, or the marks of the selected rows."""
    name = {"revised": "計画に反映した意見", "not_adopted": "反映できないとした意見"}[meaning]
    legend = view.consultation.response_types
    marks = list(legend.loc[legend["meaning"] == meaning, "mark"])
    if not marks:
        return Way(name, "―", "この資料の区分にはありません", link=None)
    counted = int(view.selected.mark.isin(marks).sum())
    has_rows = bool(view.selected.mark.notna().any())
    link: dict[str, str | list[str]] | None = {"answers": "changes", "outcome": meaning} if has_rows and counted else None
    official = [official_count(view.consultation.official_totals, "response_type", mark) for mark in marks]
    symbols, label = "".join(marks), f"{counted:,}件の意見と回答を読む"
    if not view.selected.selection.narrows and None not in official:
        total = sum(each or 0 for each in official)
        other = f"。{wording.BASIS[view.basis]}では{counted:,}件" if has_rows and not view.official else ""
        note = f"{symbols}（資料の公式集計{other}）{_reasons(view, meaning)}"
        return Way(name, f"{total:,}<small>件</small>", note, label, "replies", link)
    if not has_rows:
        return Way(name, "―", "意見ごとの対応区分は、この資料からは分かりません", link=None)
    note = f"{symbols} {badge(view.basis)}{_reasons(view, meaning)}"
    return Way(name, f"{counted:,}<small>件</small>", note, label, "replies", link)


def _reasons(view: View, meaning: str) -> str:
    """For how many of those that could not be reflected the reply words a reason."""
    if meaning != "not_adopted" or not view.selected.mark.notna().any():
        return ""
    table = found.selected_rows(view, found.outcome_table(view.corpus, view.basis))
    refused = table[table["outcome"] == meaning]
    if refused.empty:
        return ""
    given = refused.loc[refused["reason"].notna(), "id"].nunique()
    return f"<br>理由を「〜ため」などの言葉で述べているもの：{given:,}件"


def promised(view: View) -> list[Way]:
    """How many replies say by when something will be done; nothing where the document has no replies."""
    if view.consultation.comments["reply"].isna().all():
        return []
    table = found.promised(view)
    dated = table[table["western_year"].notna() & table["grade"].isin(AHEAD)]
    comments = len(found.answered_by(view, dated["row"]))
    years = "、".join(str(year) for year in dict.fromkeys(dated.sort_values("western_year", kind="stable")["year"]))
    name = "時期を挙げて今後の対応を述べた回答"
    if not comments:
        return [Way(name, "0<small>件</small>", "", link=None)]
    note = f"{years}（資料の表記のまま）"
    return [Way(name, f"{comments:,}<small>件</small>", note, "今後の対応を読む", "replies", {"answers": "promises"})]
