"""What the official totals alone make certain of each response type in each pillar, where the document prints no more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.charts.bounds import bounds_grid, range_text
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.margins import certain_at_least, official_bounds, official_margin
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.shared import figure, page_head

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

EXPLANATION = (
    "資料に印字されているのは、柱ごとの合計と対応区分ごとの合計だけです。この2つの合計から、それぞれの組み合わせの件数は、"
    "少なくとも何件・多くても何件といえるかを計算しました。"
)
SHOWN = 3


def draw(view: View) -> None:
    """Draw the range of every cell, the coded count inside it where that is shown, and the findings in words.

    Nothing where the document prints the response type of its comments, or no totals that could be combined.
    """
    if view.consultation.comments["printed_mark"].notna().any() or (table := bounds(view)).empty:
        return
    title = "公式集計だけから確実に言えること"
    figure.title(title, note=view.say(EXPLANATION), badge='<span class="atlas-badge official">公式集計からの計算</span>')
    st.html(findings(view))
    counted = "count" in table
    st.html(f'<p class="atlas-note">{_key(view, counted=counted)}</p>')
    figure.chart(
        bounds_grid(
            table,
            row_names=view.response_types,
            column_names=view.pillars,
            count_name=wording.BASIS[view.basis],
        ),
        table,
        name="bounds",
        heading_text=title,
        view=view,
        opens=(lambda cell: {"in_type": cell[0], "in_pillar": cell[1]}) if counted else None,
    )
    columns = {
        "name": "対応区分",
        "pillar": view.say("柱（項目）"),
        "lower": "最少（件）",
        "upper": "最多（件）",
        **({"count": f"{wording.BASIS[view.basis]}（件）"} if counted else {}),
    }
    numbers: Numbers = {"count": lambda row: {"in_type": row["row"], "in_pillar": row["column"]}}
    figure.actions(table, columns=columns, caption=title, name="bounds", view=view, numbers=numbers)


@once()
def bounds(view: View) -> pd.DataFrame:
    """One row a cell with its bounds; with `count` while all comments are shown and their response types are known."""
    marks, pillars = list(view.response_types), list(view.pillars)
    table = official_bounds(
        view.consultation.official_totals, row_axis="response_type", rows=marks, column_axis="pillar", columns=pillars
    )
    if view.selected.has_marks and not view.selected.selection.narrows:
        cells = cross_table(view.selected.mark, view.selected.pillar, row_order=marks, column_order=pillars)
        table = table.merge(cells[["row", "column", "count"]], on=["row", "column"], how="left")
    return table.assign(name=table["row"].map(view.response_types), pillar=table["column"].map(view.pillars))


@once()
def findings(view: View) -> str:
    """What is certain, in sentences: how many cells surely hold a comment, and the strongest findings."""
    table = bounds(view)
    certain = table[table["lower"] > 0]
    totals = view.consultation.official_totals
    together = certain_at_least(
        official_margin(totals, "response_type", list(view.response_types)), official_margin(totals, "pillar", list(view.pillars))
    )
    opening = f"{len(table):,}の組み合わせの"
    if len(certain):
        opening += f"うち、1件以上あると言い切れるのは{len(certain):,}です。"
    else:
        opening += "どれも、1件以上あるとは言い切れません。公式集計だけでは、内訳はわからないということです。"
    items = "".join(f"<li>{_sentence(view, finding)}</li>" for finding in together.head(SHOWN).to_dict("records"))
    listed = f"<p>言い切れるのは、次のことです。</p><ul>{items}</ul>" if items else ""
    return f"<p><strong>{opening}</strong></p>{listed}"


def _sentence(view: View, finding: Mapping[Any, Any]) -> str:
    """`「柱Ⅱ DX」の44件のうち、少なくとも9件は「○ 素案に掲載」か「□ 他で実施済み」です。`"""
    names = view.response_types | view.pillars
    label, others = names[str(finding["label"])], "か".join(f"「{names[each]}」" for each in finding["others"])
    return escape(f"「{label}」の{finding['total']:,}件のうち、少なくとも{finding['lower']:,}件は{others}です。")


def _key(view: View, *, counted: bool) -> str:
    """How to read a cell."""
    example = f"「{range_text(0, 4)}」は、0件かもしれず、多くても4件という意味です。青い帯がその範囲です。"
    if counted:
        return f"{example}◆は{wording.BASIS[view.basis]}での件数です。{page_head.badge_text(view) if not view.official else ''}"
    if view.selected.selection.narrows:
        return f"{example}公式集計は資料全体の数のため、絞り込みは反映されません。"
    return example
