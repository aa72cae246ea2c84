"""One group of the selected comments (a pillar, or a response type): what its opinions speak of, and in which words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.charts.bars import SMALL, count_bars
from analysis.charts.keyness_bars import keyness_bars
from analysis.statistics.profiles import AT_LEAST, common_themes, standing_out
from pages.components import facets, figure, theme_table

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.selection import Selected
    from pages.components.view import View

TOP_THEMES = 10
TOP_WORDS = 12


@dataclass(frozen=True, eq=False)
class Group:
    """Some of the selected comments under one label, and the comments they are compared with."""

    key: str
    """The parameter that narrows rows to a group."""
    code: str
    name: str
    here: str
    """Short for the group beside a number: `この柱`."""
    positions: NDArray[np.intp]
    others: NDArray[np.intp]
    widened: bool
    """Whether the others stand outside the selection, because it holds nothing else."""


def pillar_group(view: View, pillar: str) -> Group:
    """The selected comments of one pillar; compared with those of the other pillars."""
    return _group(view, "in_pillar", pillar, view.pillars[pillar], "この柱")


def type_group(view: View, mark: str) -> Group:
    """The selected comments with one response type; compared with those with another."""
    return _group(view, "in_type", mark, view.response_types[mark], "この区分")


def themes(view: View, group: Group, *, badge: str = "") -> None:
    """Draw the themes of a group's opinions as bars; a click opens a theme's rows in the group."""
    names = {theme.code: theme.name for theme in view.corpus.themes}
    table = common_themes(theme_table.presence(view.corpus), group.positions)
    table = table.assign(name=table["theme"].map(names), share=_shares(table["count"], len(group.positions)))
    heading_text = f"{group.name} の意見のテーマ（{len(group.positions):,}件）"
    if table.empty:
        figure.title(heading_text, badge=badge)
        st.html(
            "<p>分類ルールに当てはまるテーマはありません。</p>"
            if names
            else "<p>この資料にはテーマの分類ルールがありません。</p>"
        )
        return
    figure.show(
        count_bars(
            table.head(TOP_THEMES), label="name", key="theme", total=len(group.positions), fold=11, chosen=view.value("theme")
        ),
        table,
        name=f"{group.key}_themes",
        heading_text=heading_text,
        note=f"1つの意見に複数のテーマが付くことがあります。{_cut(len(table), TOP_THEMES, 'テーマ')}",
        badge=badge,
        columns={"name": "テーマ", "count": "件数", "share": "割合（％）"},
        view=view,
        on_pick=lambda theme: facets.pick(theme=theme, in_field="opinion", **{group.key: group.code}),
    )


def words(view: View, group: Group, *, badge: str = "") -> tuple[str, ...]:
    """Draw the words that stand out in a group's opinions; a click opens a word's rows in the group. Returns the words."""
    table = standing_out(view.corpus.matrix("opinion"), group.positions, group.others)
    heading_text = f"{group.name} の意見で目立つ語（特徴語）"
    if table.empty:
        figure.title(heading_text, badge=badge)
        st.html(f"<p>{_no_words(group)}</p>")
        return ()
    figure.show(
        keyness_bars(table.head(TOP_WORDS), here=group.here, chosen=view.value("word")),
        table,
        name=f"{group.key}_words",
        heading_text=heading_text,
        note=f"{_compared(group)}と比べて、意見概要で偏って多く使われている名詞です。棒が長いほど、偏りが確かです。",
        badge=badge,
        columns=_word_columns(group),
        view=view,
        on_pick=lambda word: facets.pick(word=word, in_field="opinion", **{group.key: group.code}),
    )
    return tuple(table["term"])


def _group(view: View, key: str, code: str, name: str, here: str) -> Group:
    inside = _labelled(view.selected, key, code)
    others = np.setdiff1d(_labelled(view.selected, key), inside)
    if len(others):
        return Group(key, code, name, here, inside, others, widened=False)
    selection = view.selected.selection
    wider = view.corpus.select(replace(selection, pillars=()) if key == "in_pillar" else replace(selection, response_types=()))
    return Group(key, code, name, here, inside, np.setdiff1d(_labelled(wider, key), _labelled(wider, key, code)), widened=True)


def _labelled(selected: Selected, key: str, code: str = "") -> NDArray[np.intp]:
    """Positions of the comments under one label, or under any."""
    labels = selected.pillar if key == "in_pillar" else selected.mark
    return selected.positions[((labels == code) if code else labels.notna()).to_numpy(bool)]


def _compared(group: Group) -> str:
    other = "ほかの柱" if group.key == "in_pillar" else "ほかの区分"
    outside = "（絞り込みの外も含む）" if group.widened else ""
    return f"{other}の意見{len(group.others):,}件{outside}"


def _no_words(group: Group) -> str:
    if not len(group.positions):
        return "いまの絞り込みでは、ここに当てはまる意見がありません。"
    if not len(group.others):
        return "比べる相手の意見がないため、特徴語を選べません。"
    return f"{AT_LEAST}件以上の意見に共通して目立つ語はありません。"


def _cut(rows: int, shown: int, unit: str) -> str:
    return f"{rows:,}{unit}のうち件数の多い{shown:,}を表示しています。" if rows > shown else ""


def _shares(counts: pd.Series[int], total: int) -> pd.Series[float]:
    """Per cent of the group; missing where the group is too small for a percentage to say anything."""
    return (counts / total * 100).round(1) if total >= SMALL else counts * float("nan")


def _word_columns(group: Group) -> dict[str, str]:
    return {
        "term": "語",
        "pos": "品詞",
        "target_documents": f"{group.here}の意見（件）",
        "target_size": f"{group.here}の全件",
        "reference_documents": "ほかの意見（件）",
        "reference_size": "ほかの全件",
        "target_frequency": f"{group.here}で（回）",
        "reference_frequency": "ほかで（回）",
        "z": "偏りの確かさ（z）",
    }
