"""よく出る語: words by frequency, over all selected comments or group by group; a word opens its uses."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.words.term_bars import term_bars
from analysis.charts.words.word_cloud import word_cloud
from analysis.statistics.groups.counts import SMALL
from analysis.statistics.words.frequency import term_frequency_by
from pages.components.rows import axes
from pages.components.shared import figure, finding, page_head, weighing
from pages.components.shared.switch import switch
from pages.components.words import counting as how

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.words.counting import Counting

BARS, BARS_EACH, CLOUD = 20, 8, 50
PANELS = 24
"""Small charts at most: each takes the browser time."""
MEASURES = {"term_frequency": "出現回数", "document_frequency": "出現意見数"}
COLUMNS = {"term": "語", "pos": "品詞", "term_frequency": "出現回数（回）", "document_frequency": "出現意見数（件）"}


def draw(counting: Counting) -> None:
    """Draw the words as one chart, or as one small chart a group, whose words open their uses."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        how.draw_field(counting.view)
        groups = {code: f"{name}別" for code, name in axes.offered(counting.view).items()}
        switch("分けて見る", {"none": "分けない", **groups}, key="by")
        switch("並べる数", MEASURES, key="measure")
        how.draw_choices()
    if counting.view.value("by") == "none":
        _all(counting, _ranked(counting.frequency(), counting))
    else:
        _by_group(counting)
    how.note(counting, rows=len(counting.view.selected))


def draw_cloud(counting: Counting) -> None:
    """Draw the words as a cloud; a word opens its uses."""
    view = counting.view
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        how.draw_field(counting.view)
        switch("文字の大きさ", MEASURES, key="measure")
        how.draw_choices()
    table, measure = _ranked(counting.frequency(), counting), MEASURES[view.value("measure")]
    figure.show(
        word_cloud(table.head(CLOUD), measure=view.value("measure")),
        table,
        name="cloud",
        heading_text=f"{counting.view.fields[counting.field]}に出る語（{measure}の多い{min(CLOUD, len(table))}語）",
        note="語を押すと用例が出ます。大きさは目安です。正確な数は「よく出る語」か、下の表で確かめてください。",
        columns=columns(table),
        view=view,
        opens=opens,
    )
    how.note(counting, rows=len(view.selected))


def _all(counting: Counting, table: pd.DataFrame) -> None:
    view, n = counting.view, len(counting.view.selected)
    shown = table.head(BARS)
    figure.show(
        term_bars(table.head(BARS), total=n, measure=view.value("measure")),
        table.assign(share=(table["document_frequency"] / max(n, 1) * 100).round(1)),
        name="words",
        finding=_most(shown, n) if view.value("measure") == "document_frequency" else "",
        heading_text=f"{counting.view.fields[counting.field]}によく出る語（{MEASURES[view.value('measure')]}の多い順）",
        note=f"回は出てきた回数、件はその語がある意見の数です（割合は{n:,}件に占める割合）。語を押すと用例が出ます。",
        columns={**columns(table), **({"share": "出現意見数の割合（％）"} if n >= SMALL else {})},
        view=view,
        opens=opens,
        numbers={"document_frequency": lambda row: opens(row["term"])},
    )


def columns(table: pd.DataFrame) -> dict[str, str]:
    """The columns by their names on screen; `weight` where rows stand for several opinions."""
    return COLUMNS | ({"weight": weighing.SUM} if "weight" in table else {})


def _most(table: pd.DataFrame, total: int) -> str:
    """The word that the most comments use."""
    return finding.most(table["term"].tolist(), table["document_frequency"].tolist(), total)


def _by_group(counting: Counting) -> None:
    view, axis = counting.view, counting.view.value("by")
    by = axes.axis(view, axis)
    names = by.names
    table = counting.chosen(term_frequency_by(counting.matrix(), by.labels))
    table = table.assign(name=table["group"].map(names).astype("str"))
    badge = page_head.badge_text(view) if axis == "response_type" else ""
    title = f"{by.name}別によく出る語（{counting.view.fields[counting.field]}）"
    figure.title(title, note="どの図も同じ目盛りです。語を押すと、そのまとまりの中の用例が出ます。", badge=badge)
    _panels(table, by, counting)
    columns = {"name": by.name, **COLUMNS, "documents": "このまとまりの意見（件）"}
    figure.actions(table, columns=columns, caption=title, name=f"words_by_{axis}", view=view, picture=False)


def _panels(table: pd.DataFrame, by: axes.Axis, counting: Counting) -> None:
    """One small chart a group, all on one scale."""
    measure = counting.view.value("measure")
    longest = int(table[measure].max()) if len(table) else None
    present = set(table["group"])
    groups = _largest(by, present)
    if not groups:
        st.html("<p>このまとまりで数えられる語がありません。</p>")
    for start in range(0, len(groups), 2):
        for column, group in zip(st.columns(2), groups[start : start + 2], strict=False):
            with column:
                _panel(_ranked(table[table["group"] == group], counting).head(BARS_EACH), group, by, counting, longest)


def _largest(by: axes.Axis, present: set[str]) -> list[str]:
    """The groups that have words, in their order; of very many, those with most comments."""
    sizes = by.labels.value_counts()
    largest = sorted((group for group in by.names if group in present), key=lambda group: -int(sizes[group]))[:PANELS]
    return [group for group in by.names if group in largest]


def _panel(words: pd.DataFrame, group: str, by: axes.Axis, counting: Counting, longest: int | None) -> None:
    view = counting.view
    bars = term_bars(words, total=None, measure=view.value("measure"), longest=longest, fold=True)
    title = f"{by.names[group]}（{int(words['documents'].iloc[0]):,}件）"
    st.html(f'<h3 class="atlas-panel">{escape(title)}</h3>')
    figure.chart(
        bars, words, name=f"words_{group}", heading_text=title, view=view, opens=lambda word: {"word": word, **by.opens(group)}
    )


def _ranked(table: pd.DataFrame, counting: Counting) -> pd.DataFrame:
    """Sorted by the chosen number, the other one and the word breaking ties."""
    first = counting.view.value("measure")
    second = next(measure for measure in MEASURES if measure != first)
    return table.sort_values([first, second, "term"], ascending=[False, False, True], ignore_index=True)


def opens(word: str) -> dict[str, str]:
    """What is behind a word."""
    return {"word": word}
