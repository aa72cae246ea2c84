"""The figures that a visitor should have read after ten seconds, each with the way to its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import share_text
from analysis.statistics.counts import official_count
from pages.components.frame import wording
from pages.components.rows.card import badge

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View


@dataclass(frozen=True)
class KeyFigure:
    """One number with its unit, what it counts, and the filters that lead to its rows (None where there are no rows to show)."""

    name: str
    number: str
    unit: str
    note: str = ""
    link: dict[str, str | list[str]] | None = field(default_factory=dict)


def draw(view: View, pillars: pd.DataFrame) -> None:
    """Draw the lead sentence and the row of key figures."""
    if len(view.selected):
        st.html(f'<p class="atlas-lead">{lead(view, pillars)}</p>')
    figures = [
        _comments(view),
        _submitters(view),
        _pillars(view, pillars),
        _of_meaning(view, "revised"),
        _of_meaning(view, "not_adopted"),
    ]
    for column, each in zip(st.columns(len(figures), gap="medium"), figures, strict=True):
        with column:
            number = f'<span class="number">{each.number}<small>{each.unit}</small></span>'
            name, note = f'<span class="name">{each.name}</span>', f'<span class="note">{each.note}</span>'
            st.html(f'<div class="atlas-figure">{name}{number}{note}</div>')
            if each.link is not None:
                view.link("comments", "意見を読む", icon=":material/arrow_forward:", **each.link)


def lead(view: View, pillars: pd.DataFrame) -> str:
    """Where the selected comments concentrate, in one sentence."""
    ranked = pillars[pillars["count"] > 0].sort_values("count", ascending=False, kind="stable")
    first = ranked.iloc[0]
    sentence = (
        f"意見が最も多いのは<strong>「{escape(first['name'])}」の{share_text(int(first['count']), len(view.selected))}</strong>"
    )
    if len(ranked) > 1:
        second = ranked.iloc[1]
        sentence += f"、次いで「{escape(second['name'])}」の{share_text(int(second['count']), len(view.selected))}"
    return sentence + "です。"


def _comments(view: View) -> KeyFigure:
    total = len(view.consultation.comments)
    note = "資料のすべての意見" if len(view.selected) == total else f"全{total:,}件のうち"
    return KeyFigure("意見", f"{len(view.selected):,}", "件", note)


def _submitters(view: View) -> KeyFigure:
    metadata = view.consultation.metadata
    if metadata.people is None and metadata.organisations is None:
        return KeyFigure("意見を出した人・団体", "―", "", "資料に記載なし", None)
    parts = [
        f"{count:,}<small>{unit}</small>"
        for count, unit in ((metadata.people, "名"), (metadata.organisations, "団体"))
        if count is not None
    ]
    return KeyFigure("意見を出した人・団体", "・".join(parts), "", "資料全体の数（意見ごとの提出者は非公表）", None)


def _pillars(view: View, pillars: pd.DataFrame) -> KeyFigure:
    used = int((pillars["count"] > 0).sum())
    return KeyFigure("意見があった柱（項目）", f"{used:,}", "項目", f"資料の項目は{len(view.pillars):,}", None)


def _of_meaning(view: View, meaning: str) -> KeyFigure:
    """How many comments changed the plan, or could not be reflected: the official total, or the marks of the selected rows."""
    legend = view.consultation.response_types
    legend = legend[legend["meaning"] == meaning]
    name = {"revised": "計画に反映した意見", "not_adopted": "反映できないとした意見"}[meaning]
    if legend.empty:
        return KeyFigure(name, "―", "", "この資料の区分にはありません", None)
    marks = list(legend["mark"])
    counted = int(view.selected.mark.isin(marks).sum())
    official = [official_count(view.consultation.official_totals, "response_type", mark) for mark in marks]
    has_rows = bool(view.selected.mark.notna().any())
    link: dict[str, str | list[str]] | None = {"response_type": marks} if has_rows else None
    symbols = "".join(marks)
    if not view.selected.selection.narrows and None not in official:
        note = f"{symbols} 公式集計" + (
            f"・{wording.BASIS[view.basis]}では{counted:,}件" if has_rows and not view.official else ""
        )
        return KeyFigure(name, f"{sum(each or 0 for each in official):,}", "件", note, link)
    if not has_rows:
        return KeyFigure(name, "―", "", "意見ごとの区分は資料にありません", None)
    return KeyFigure(name, f"{counted:,}", "件", f"{symbols} {badge(view.basis)}", link)
