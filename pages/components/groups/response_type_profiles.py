"""What falls under each response type, by pillar; or one response type in detail."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import share_text
from analysis.charts.heatmap import count_heatmap
from analysis.statistics.groups.counts import category_counts, official_count
from analysis.statistics.groups.cross_table import cross_table
from pages.components.frame.view import once
from pages.components.groups import group_figures
from pages.components.groups.group import TYPE, group
from pages.components.shared import figure, page_head, weighing
from pages.components.shared.doors import door

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View


def draw_cells(view: View) -> None:
    """Draw response type × pillar; nothing where the basis in force knows no comment's response type."""
    if not view.selected.has_marks:
        return
    table, people = cells(view)
    many, rows = int(people["count"].sum()), int((view.selected.mark.notna() & view.selected.pillar.notna()).sum())
    counted = f"{weighing.SUM}{many:,}件、意見の行は{rows:,}" if weighing.weighed(view) else f"{many:,}件"
    title = view.say(f"対応区分ごとに見た、柱（項目）別の意見件数（{counted}）")
    figure.title(title, note="数字を押すと、その意見を開きます。", badge=page_head.badge_text(view))
    figure.chart(
        count_heatmap(
            table,
            row="row",
            column="column",
            row_names=view.shown_types,
            column_names=view.shown_pillars,
        ),
        table,
        name="type_cells",
        heading_text=title,
        view=view,
        opens=lambda cell: {"in_type": cell[0], "in_pillar": cell[1]},
    )
    figure.actions(
        people, columns={"name": "対応区分", **view.shown_pillars, "count": "合計"}, caption=title, name="type_cells", view=view
    )


@once(weighing.KEY)
def cells(view: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Response type × pillar: one row a cell; and as people read it, one row a response type, with its sum."""
    table = cross_table(
        view.selected.mark,
        view.selected.pillar,
        row_order=list(view.shown_types),
        column_order=list(view.shown_pillars),
        weights=weighing.chosen(view),
    )
    counts = table.pivot(index="row", columns="column", values="count").reindex(
        index=list(view.shown_types), columns=list(view.shown_pillars)
    )
    people = counts.assign(name=counts.index.map(view.response_types), count=counts.sum(axis=1))
    return table, people.reset_index(drop=True)


def choose(view: View) -> str:
    """Draw the choice of one response type; the one to show in detail, or none."""
    names = view.response_types
    figure.title("区分を選んで読む")
    st.pills(
        "対応区分を選ぶ",
        ["", *names],
        format_func=lambda code: names.get(code, "すべての区分"),
        key="one_type",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    return view.value("one_type")


def draw_one(view: View, mark: str) -> None:
    """Draw a response type: its wording and counts in a sentence, its themes and words."""
    if not mark:
        return
    st.html(f'<p class="atlas-lead">{lead(view, mark)}</p>')
    if not view.selected.has_marks:
        return
    chosen, badge = group(view, TYPE, mark), page_head.badge_text(view)
    left, right = st.columns(2, gap="large")
    with left:
        group_figures.themes(view, chosen, badge=badge)
    with right:
        group_figures.words(view, chosen, badge=badge)


@once()
def lead(view: View, mark: str) -> str:
    """The document's wording, the official total, and where the marks of the selected comments are filed."""
    legend = view.consultation.response_types.set_index("mark")
    sentence = f"<strong>{escape(mark)} 「{escape(str(legend.loc[mark, 'wording']))}」</strong>"
    official, totals = official_count(view.consultation.official_totals, "response_type", mark), view.consultation.official_totals
    if official is not None:
        whole = int(totals.loc[(totals["axis"] == "response_type") & totals["key"].notna(), "count"].sum())
        sentence += f"は、資料全体の公式集計で{share_text(official, whole)}です。"
    if not view.selected.has_marks:
        return sentence
    return f"{sentence}{_places(view, mark)}{page_head.badge_text(view)}"


def _places(view: View, mark: str) -> str:
    """How many of the selected comments have the mark, and in which pillars most of them are."""
    counts = category_counts(view.selected.pillar[view.selected.mark == mark])
    found = counts[counts["count"] > 0].sort_values("count", ascending=False, kind="stable")
    most = found.head(2)
    named = "、".join(
        f"「{escape(view.pillars[pillar])}」{door(f'{count:,}件', in_type=mark, in_pillar=pillar)}"
        for pillar, count in zip(most["pillar"], most["count"], strict=True)
    )
    listed = f"（{named}{'など' if len(found) > len(most) else ''}）" if named else ""
    total = int(counts["count"].sum())
    return f"表示中の意見では{door(f'{total:,}件', in_type=mark) if total else '0件'}{listed}です。"
