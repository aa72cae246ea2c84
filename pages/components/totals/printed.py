"""The counts that a document without comments prints: by response type and by part of the plan, with their bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import count_bars
from analysis.comparison.printed_totals import part_totals, type_totals
from pages.components.groups import response_type_figure
from pages.components.shared import figure

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

BADGE = '<span class="atlas-badge official">公式集計</span>'
COLUMNS = {"name": "項目", "count": "件数", "n": "母数", "of": "母数が何か", "share": "割合（％）"}


def draw(view: View) -> None:
    """Draw each table of counts that the document prints."""
    types, parts = type_totals(view.consultation), part_totals(view.consultation)
    if len(types):
        _draw(view, types, "対応区分ごとの件数", "printed_types", response_type_figure.colours(view))
    if len(parts):
        _draw(view, parts, view.say("柱（項目）ごとの件数"), "printed_parts", None)
    if types.empty and parts.empty:
        st.html("<p>対応区分や項目ごとの件数は、印字されていません。</p>")


def _draw(view: View, table: pd.DataFrame, title: str, name: str, colours: dict[str, str] | None) -> None:
    base, what = int(table["n"].iloc[0]), table["of"].iloc[0]
    bars = count_bars(table, label="name", key="key", total=base, colours=colours, fold=14)
    figure.show(
        bars,
        table,
        name=name,
        heading_text=title,
        columns=COLUMNS,
        view=view,
        note=f"割合は、{what}{base:,}件に占める割合です。意見の行がないため、数字から意見は開けません。",
        badge=BADGE,
    )
