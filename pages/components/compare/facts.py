"""What the two consultations are, how long their texts are, and what their comparison cannot say."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.day import japanese_date
from analysis.comparison.lengths import lengths
from analysis.comparison.limits import limits
from pages.components.compare.table import Cell, Linked, linked_table
from pages.components.frame import wording
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.compare.pair import Pair
    from pages.components.frame.view import View

LIMITS = "limits"
"""Anchor of what the comparison cannot say."""
COMPARED, PLACE = "比べている意見", -1
"""The line with the numbers of comments, and where it stands: before the last."""
LENGTH_COLUMNS = {
    "side_name": "資料",
    "field_name": "文章",
    "texts": "文章の数",
    "missing": "文章のない意見",
    "median": "中央値（字）",
    "mean": "平均（字）",
    "longest": "最長（字）",
}


def facts(pair: Pair) -> None:
    """Draw both documents' particulars side by side."""
    first, second = (_facts(pair.views[side.key]) for side in pair.sides)
    rows: list[tuple[Cell, ...]] = [(name, first[name], second[name]) for name in first]
    counts = (Linked(f"{len(side.selected):,}件", {"in_side": side.key} if len(side.selected) else {}) for side in pair.sides)
    rows.insert(PLACE, (COMPARED, *counts))
    st.html(linked_table(["項目", *pair.names.values()], rows, caption="2つの資料"))
    st.html(f'<p class="atlas-note"><a href="#{LIMITS}">▼ この比較ではわからないこと</a></p>')


def text_lengths(pair: Pair) -> None:
    """Draw how long opinions and replies are on both sides."""
    table = lengths(*pair.sides).assign(
        side_name=lambda rows: rows["side"].map(pair.names),
        field_name=lambda rows: rows["field"].map({"opinion": "意見概要", "reply": "考え方"}),
    )
    figure.title("文章の長さ", note="資料に掲載された文章の字数です。要約の仕方が違えば、長さも違います。")
    figure.table_twin(table, columns=LENGTH_COLUMNS, caption="文章の長さ", name=pair.name("lengths"), view=pair.view)


def not_comparable(pair: Pair) -> None:
    """Draw what the figures above cannot say."""
    figure.title("この比較ではわからないこと", anchor=LIMITS)
    st.html(f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in limits(*pair.sides))}</ul>")


def _facts(own: View) -> dict[str, str]:
    metadata = own.consultation.metadata
    period = "～".join(japanese_date(day) for day in (metadata.period_start, metadata.period_end) if day)
    return {
        "資料": metadata.title,
        "公表": metadata.publisher or wording.NOT_SAID,
        "意見募集期間": period or wording.NOT_SAID,
        "意見の数": own.consultation.unit_line,
        "対応区分のよりどころ": wording.BASIS[own.basis] if own.selected.mark.notna().any() else "意見ごとの対応区分はありません",
    }
