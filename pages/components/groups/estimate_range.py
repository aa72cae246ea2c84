"""How sure the counts are where response types are estimated: expected counts with their range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.replies.estimation.expected import estimated_counts
from pages.components.shared import figure, page_head

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

TITLE = "推定した件数の幅"
NOTE = (
    "推定は意見ごとの確からしさ（確率）です。「見込み」はその合計、「幅」は実際の件数が90％の確からしさで入る範囲です。"
    "推定の方法と正しさは「データと方法」にあります。"
)
COLUMNS = {
    "name": "対応区分",
    "count": "推定した件数",
    "expected": "見込み（件）",
    "low": "幅の下限（件）",
    "high": "幅の上限（件）",
}


def draw(view: View) -> None:
    """Draw expected counts of the selected comments; nothing where the basis is another."""
    if view.basis != "estimated":
        return
    counts = table(view)
    figure.title(TITLE, note=NOTE, badge=page_head.badge_text(view))
    if left := undecided(view):
        st.html(f"<p>回答の文言からは区分を判断できない意見が{left:,}件あり、どの区分にも数えていません。</p>")
    if view.corpus.estimate.totals is not None and (counts["low"] == counts["high"]).all():
        st.html(
            f"<p>全体の件数は資料の公式集計に合わせているため、幅はありません。{view.say('柱')}や検索で絞り込むと、その範囲での幅を示します。</p>"
        )
    figure.table_twin(counts, columns=COLUMNS, caption=TITLE, name="estimated_counts", view=view)


def undecided(view: View) -> int:
    """How many of the selected comments have a reply that decides nothing."""
    return int((~view.corpus.estimate.decided[view.selected.positions]).sum())


def table(view: View) -> pd.DataFrame:
    """One row a response type: name, count (of the marks given), expected, low, high."""
    counts = estimated_counts(view.corpus.estimate, view.selected.positions)
    found = view.selected.mark.value_counts().reindex(counts["mark"]).fillna(0).astype("int64")
    return counts.assign(
        name=counts["mark"].map(view.response_types), count=found.to_numpy(), expected=counts["expected"].round(1)
    )
