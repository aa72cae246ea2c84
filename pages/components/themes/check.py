"""確かさを調べる: a sample of comments, read one by one without seeing whether they have the theme; then how far it agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.themes.checking import Agreement, agreement, sample
from analysis.themes.decisions import IN, OUT, latest
from pages.components.rows.card import Cards, comment_cards
from pages.components.shared import figure
from pages.components.themes import keeping

if TYPE_CHECKING:
    from collections.abc import Collection

    from pages.components.frame.view import View

NOTE = (
    "テーマの付いた意見と付いていない意見から15件ずつ、どちらかを伏せて読み、テーマが当てはまるかを答えます。"
    "答えはテーマの件数を変えません。1人の読みとの一致で、正しさそのものではありません。"
)
PRECISION = "当たっていた割合（付いた意見のうち、読んでも当てはまるもの）"
RECALL = "見つけた割合（読んで当てはまる意見のうち、付いているもの）"
F1 = "F1（2つの調和平均）"


def draw(view: View, theme: str, *, inside: Collection[str], answerable: bool) -> None:
    """Draw the next comment of the sample with the two answers, and what the answers so far say."""
    figure.title("テーマの確かさを調べる", note=NOTE)
    comments = view.consultation.comments
    asked, given = sample(theme, comments["id"].tolist(), inside), _answers(view, theme)
    left = [each for each in asked if each not in given]
    st.html(f"<p>{len(asked):,}件のうち{len(asked) - len(left):,}件に答えました。</p>")
    if left and answerable:
        st.html(comment_cards(comments[comments["id"] == left[0]], Cards(view)))
        with st.container(horizontal=True, gap="small"):
            for decision, label in ((IN, "当てはまる"), (OUT, "当てはまらない")):
                arguments = (view, theme, left[0], decision)
                st.button(label, key=f"check_{decision}", on_click=keeping.answered, args=arguments)
    found = agreement({each: given[each] for each in asked if each in given}, comments["id"].tolist(), inside)
    if found is not None:
        columns = {"name": "割合の名前", "share": "値（％）", "low": "幅の下限（％）", "high": "幅の上限（％）"}
        figure.table_twin(table(found), columns=columns, caption="読んだ人との一致（95％の幅）", name="theme_check", view=view)


def _answers(view: View, theme: str) -> dict[str, bool]:
    """Comment → whether the reader finds the theme in it, by the last answer."""
    coded = latest(view.consultation.theme_check)
    own = coded[coded["theme"] == theme]
    return dict(zip(own["comment"], own["decision"] == IN, strict=True))


def table(found: Agreement) -> pd.DataFrame:
    """One row a measure, in per cent."""
    named = {PRECISION: found.precision, RECALL: found.recall, F1: found.f1}
    rows = [(name, *(round(value * 100, 1) for value in checked)) for name, checked in named.items()]
    return pd.DataFrame(rows, columns=["name", "share", "low", "high"])
