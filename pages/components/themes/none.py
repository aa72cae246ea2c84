"""Comments that no theme was found in: what the rules do not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import count_bars
from analysis.statistics.groups.counts import category_counts
from pages.components.rows import theme_table
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.frame.view import View


def draw(view: View, target: str, reference: str) -> None:  # noqa: ARG001  # the shape of every part of the page
    """Draw the comments without a theme by pillar."""
    rows = theme_table.untouched(view.corpus)
    left = view.selected.among(rows)
    table = category_counts(left.pillar).assign(name=lambda each: each["pillar"].map(view.pillars))
    if not len(left):
        figure.title("テーマのない意見")
        st.html(f"<p>表示中の{len(view.selected):,}件の意見概要には、どれも1つ以上のテーマが付いています。</p>")
        return
    figure.show(
        count_bars(table, label="name", key="pillar", total=len(left)),
        table,
        name="without_theme",
        heading_text=f"どのテーマにも当てはまらない意見（{len(view.selected):,}件のうち{len(left):,}件）",
        note="分類ルールが拾えなかった意見です（意見概要で調べています）。",
        columns=view.named({"name": "柱（項目）", "count": "件数", "share": "割合（％）"}),
        view=view,
        opens=_behind,
        numbers={"count": lambda row: _behind(row["pillar"])},
    )


def _behind(pillar: str) -> dict[str, str]:
    """What the bar of a pillar opens."""
    return {"themed": "none", "in_pillar": pillar}
