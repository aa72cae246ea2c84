"""What the opinions of one group (a pillar, a response type) speak of, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import count_bars
from analysis.charts.words.keyness_bars import keyness_bars
from analysis.statistics.exact import FALSE_SHARE_TEXT
from analysis.statistics.groups.counts import SMALL
from analysis.statistics.groups.profiles import AT_LEAST, COMMON, common_themes, standing_out
from analysis.statistics.words.distinct import MEASURES, NOTHING_CLEAR
from pages.components.frame.view import once
from pages.components.groups.group import PILLAR
from pages.components.rows import theme_table
from pages.components.shared import figure, finding

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.groups.group import Group

TOP_THEMES = 10
TOP_WORDS = 12


def themes(view: View, group: Group, *, badge: str = "") -> None:
    """Draw the themes of a group's opinions as bars; a bar opens the theme's rows in the group."""
    names = theme_table.names_for(view.corpus, group.code if group.axis is PILLAR else "")
    table = _themes(view, group)
    heading_text = f"{group.name} の意見のテーマ（{len(group.positions):,}件）"
    if table.empty:
        figure.title(heading_text, badge=badge)
        st.html(
            "<p>分類ルールに当てはまるテーマはありません。</p>"
            if names
            else "<p>この資料にはテーマの分類ルールがありません。</p>"
        )
        return

    def opens(theme: str) -> dict[str, str]:
        return {"theme": theme, "in_field": "opinion", group.axis.key: group.code}

    figure.show(
        count_bars(table.head(TOP_THEMES), label="name", key="theme", total=len(group.positions), fold=11),
        table,
        name=f"{group.axis.filter}_{group.code}_themes",
        within=group.name,
        heading_text=heading_text,
        finding=finding.most(table["name"].tolist(), table["count"].tolist(), len(group.positions)),
        note=f"1つの意見に複数のテーマが付くことがあります。{_few(table)}{_cut(len(table), TOP_THEMES, 'テーマ')}",
        badge=badge,
        columns={"name": "テーマ", "count": "件数", "share": "割合（％）"},
        view=view,
        opens=opens,
        numbers={"count": lambda row: opens(row["theme"])},
    )


@once()
def _themes(view: View, group: Group) -> pd.DataFrame:
    names = theme_table.names_for(view.corpus, group.code if group.axis is PILLAR else "")
    table = common_themes(theme_table.presence(view.corpus), group.positions, codes=list(names))
    return table.assign(name=table["theme"].map(names), share=_shares(table["count"], len(group.positions)))


@once()
def _words(view: View, group: Group) -> pd.DataFrame:
    return standing_out(view.corpus.matrix("opinion"), group.positions, group.others)


def words(view: View, group: Group, *, badge: str = "") -> None:
    """Draw the words that stand out in a group's opinions; a bar opens the word's rows in the group."""
    table = _words(view, group)
    heading_text = f"{group.name} の意見で目立つ語（特徴語）"
    if table.empty:
        figure.title(heading_text, badge=badge)
        st.html(f"<p>{_no_words(view, group)}</p>")
        return
    figure.show(
        keyness_bars(table.head(TOP_WORDS), here=view.say(group.axis.here)),
        table,
        name=f"{group.axis.filter}_{group.code}_words",
        within=group.name,
        heading_text=heading_text,
        note=f"{_compared(view, group)}と比べて、意見概要で使う意見がはっきり多い名詞です"
        f"（はずれの見込み{FALSE_SHARE_TEXT}以下）。棒が長いほど、偏りが確かです。",
        badge=badge,
        columns=_word_columns(view, group),
        view=view,
        opens=lambda word: {"word": word, "in_field": "opinion", group.axis.key: group.code},
    )


def _compared(view: View, group: Group) -> str:
    outside = "（絞り込みの外も含む）" if group.widened else ""
    return f"{view.say(group.axis.other)}の意見{len(group.others):,}件{outside}"


def _no_words(view: View, group: Group) -> str:
    if not len(group.positions):
        return "いまの絞り込みでは、ここに当てはまる意見がありません。"
    if not len(group.others):
        return "比べる相手の意見がないため、特徴語を選べません。"
    return f"{NOTHING_CLEAR}（{_compared(view, group)}と比べて、{AT_LEAST}件以上の意見にある名詞を調べました）"


def _few(table: pd.DataFrame) -> str:
    """Say so where no theme stands in enough comments to be common."""
    return "" if table["count"].max() >= COMMON else f"どのテーマも{COMMON}件未満で、多いとは言えません。"


def _cut(rows: int, shown: int, unit: str) -> str:
    return f"{rows:,}{unit}のうち件数の多い{shown:,}を表示しています。" if rows > shown else ""


def _shares(counts: pd.Series[int], total: int) -> pd.Series[float]:
    """Per cent of the group; missing where the group is too small for a percentage to say anything."""
    return (counts / total * 100).round(1) if total >= SMALL else counts * float("nan")


def _word_columns(view: View, group: Group) -> dict[str, str]:
    return {
        "term": "語",
        "pos": "品詞",
        "target_documents": f"{view.say(group.axis.here)}の意見（件）",
        "target_size": f"{view.say(group.axis.here)}の全件",
        "reference_documents": "ほかの意見（件）",
        "reference_size": "ほかの全件",
        "target_frequency": f"{view.say(group.axis.here)}で（回）",
        "reference_frequency": "ほかで（回）",
        **MEASURES,
    }
