"""確かさを調べる: a sample of comments, read one by one without seeing whether they have the theme; then how far it agrees."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.access.people import UNVERIFIED
from analysis.statistics.agreement import agreement as readers_agreement
from analysis.statistics.agreement import nominal_alpha
from analysis.statistics.groups.counts import SMALL
from analysis.themes.checking import Agreement, agreement, sample
from analysis.themes.decisions import IN, OUT, latest_of_each
from pages.components.rows.card import Cards, comment_cards
from pages.components.shared import figure
from pages.components.themes.making import keeping
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Collection

    from pages.components.frame.view import View

NOTE = (
    "テーマの付いた意見と付いていない意見から15件ずつ、どちらかを伏せて読み、テーマが当てはまるかを答えます。"
    "答えはテーマの件数を変えません。読んだ人との一致で、正しさそのものではありません。"
    "2人以上が、互いの答えを見ずに読むと、読みがどれだけ一致したかも出ます。"
)
PRECISION = "当たっていた割合（付いた意見のうち、読んでも当てはまるもの）"
RECALL = "見つけた割合（読んで当てはまる意見のうち、付いているもの）"
F1 = "F1（2つの調和平均）"
NAME = "theme_reader"


def draw(view: View, theme: str, *, inside: Collection[str], answerable: bool) -> None:
    """Draw the next comment of the sample with the two answers, and what the answers so far say."""
    figure.title("テーマの確かさを調べる", note=NOTE)
    comments = view.consultation.comments
    asked, read = sample(theme, comments["id"].tolist(), inside), _answers(view, theme)
    reader = _reader() if answerable else ""
    given = read.get(visitor().called(reader).shown, {})
    left = [each for each in asked if each not in given]
    st.html(f"<p>{len(asked):,}件のうち{len(asked) - len(left):,}件に答えました。</p>")
    if left and answerable:
        st.html(comment_cards(comments[comments["id"] == left[0]], Cards(view)))
        with st.container(horizontal=True, gap="small"):
            for decision, label in ((IN, "当てはまる"), (OUT, "当てはまらない")):
                arguments = (view, theme, left[0], decision, reader)
                st.button(label, key=f"check_{decision}", on_click=keeping.answered, args=arguments)
    found = measures(
        {who: {each: own[each] for each in asked if each in own} for who, own in read.items()}, comments["id"], inside
    )
    if not found.empty:
        columns = {
            "who": "読んだ人",
            "name": "割合の名前",
            "share": "値（％）",
            "low": "幅の下限（％）",
            "high": "幅の上限（％）",
        }
        figure.table_twin(found, columns=columns, caption="読んだ人との一致（95％の幅）", name="theme_check", view=view)
    two = readers(read)
    if not two.empty:
        columns = {"who": "読んだ人", "comments": "どちらも読んだ意見", "alike": "同じ答え", "kappa": "偶然を除いた一致"}
        figure.table_twin(two, columns=columns, caption="読んだ人どうしの一致", name="theme_readers", view=view)


def _reader() -> str:
    """The name of who reads; empty for somebody who signed in, or who gives none."""
    if visitor().verified:
        return ""
    name = st.text_input(
        f"読む人の名前（{UNVERIFIED}）", key=NAME, persist_state="session", max_chars=50, placeholder="例：企画課 山田"
    )
    return str(name).strip() or visitor().name


def _answers(view: View, theme: str) -> dict[str, dict[str, bool]]:
    """Reader → comment → whether they find the theme in it, by their last answer."""
    last = latest_of_each(view.consultation.theme_check)
    own = last[last["theme"] == theme]
    return {str(who): dict(zip(rows["comment"], rows["decision"] == IN, strict=True)) for who, rows in own.groupby("by")}


def measures(read: dict[str, dict[str, bool]], comments: pd.Series[str], inside: Collection[str]) -> pd.DataFrame:
    """One row a reader and measure, in per cent; nobody stands in it before both sides of the sample have answers of theirs."""
    ids = comments.tolist()
    tables = [_named(found).assign(who=who) for who, own in read.items() if (found := agreement(own, ids, inside))]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _named(found: Agreement) -> pd.DataFrame:
    named = {PRECISION: found.precision, RECALL: found.recall, F1: found.f1}
    rows = [(name, *(round(value * 100, 1) for value in checked)) for name, checked in named.items()]
    return pd.DataFrame(rows, columns=["name", "share", "low", "high"])


def readers(read: dict[str, dict[str, bool]]) -> pd.DataFrame:
    """One row a pair of readers (Cohen's κ), and of three or more a last one of them all (Krippendorff's α)."""
    marks = pd.DataFrame({who: pd.Series(own).map({True: IN, False: OUT}) for who, own in read.items()}, dtype="str")
    rows = []
    for one, other in combinations(marks.columns, 2):
        two = readers_agreement(marks[one], marks[other])
        if two.comments:
            rows.append((f"{one}・{other}", f"{two.comments:,}件", f"{two.alike:,}件", _shown(two.kappa, two.comments, "κ")))
    if len(marks.columns) > 2:
        several = marks[marks.notna().sum(axis=1) > 1]
        alike = (several.nunique(axis=1) == 1).sum()
        alpha = nominal_alpha([row.dropna().tolist() for _, row in several.iterrows()])
        rows.append(("全員", f"{len(several):,}件", f"{alike:,}件", _shown(alpha, len(several), "α")))
    return pd.DataFrame(rows, columns=["who", "comments", "alike", "kappa"])


def _shown(value: float | None, comments: int, sign: str) -> str:
    """A coefficient as it is shown: of few comments, or of one mark alone, there is none."""
    if comments < SMALL:
        return f"{SMALL}件未満のため示しません"
    return f"{sign} {value:.2f}" if value is not None else "全員がすべて同じ答えのため計算できません"
