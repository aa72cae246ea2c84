"""How opinions of each value of an attribute were answered: value × response type, in rows or in what rows stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.attributes import NOT_SAID, SIGN, WHERE
from analysis.charts.stacked_bars import stacked_bars
from analysis.statistics.groups.counts import SMALL
from analysis.statistics.groups.cross_table import cross_table
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.groups import response_type_figure
from pages.components.rows import axes
from pages.components.shared import figure, finding, page_head, weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analysis.attributes import Attribute
    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

MOST_BARS = 20


def cut(rows: int, shown: int) -> str:
    return f"{rows:,}のうち、件数の多い{shown:,}を示しています。すべては下の表にあります。" if rows > shown else ""


@once()
def cells(view: View, column: str, weighed: bool) -> pd.DataFrame:
    """Value × response type of the selected comments, one row a cell."""
    axis = axes.axis(view, f"{WHERE}{column}")
    return cross_table(
        axis.labels,
        view.selected.mark,
        row_order=list(axis.names),
        column_order=list(view.shown_types),
        weights=weighing.stand_for(view) if weighed else None,
    )


def wide(view: View, column: str, counted: pd.DataFrame, *, weighed: bool) -> pd.DataFrame:
    """The same as people read it: one row a value, one column a response type, what has none, and the sums."""
    types = list(view.shown_types)
    table = cells(view, column, weighed).pivot(index="row", columns="column", values="count").reindex(columns=types)
    by_key = counted.set_index("key")
    table = table.reindex(by_key.index)
    none = by_key["weight" if weighed else "count"] - table.sum(axis=1)
    return table.assign(none=none.astype("int64")).join(by_key).reset_index()


def draw(view: View, each: Attribute, counted: pd.DataFrame, *, weighed: bool) -> None:
    """Draw the counts of one attribute, split by response type."""
    by, name = "weight" if weighed else "count", f"attribute_{each.column}"
    people, total = wide(view, each.column, counted, weighed=weighed), int(counted[by].sum())
    met = people[people["count"] > 0]
    keys = met.sort_values(by, ascending=False, kind="stable").head(MOST_BARS).sort_index()["key"].tolist()
    table, said = cells(view, each.column, weighed), counted[counted["key"] != NOT_SAID]
    title = weighing.heading(view, f"{each.name}別の意見件数と対応区分")
    figure.title(
        title,
        finding=finding.most(said["key"].tolist(), said[by].tolist(), total),
        note=cut(len(met), len(keys)),
        badge=page_head.badge_text(view),
    )
    st.html(response_type_figure.legend(view))
    drawn = stacked_bars(
        table[table["row"].isin(keys)],
        row="row",
        column="column",
        names=view.shown_types,
        colours=response_type_figure.colours(view),
        dashed=not view.official,
        total=total,
    )
    figure.chart(drawn, table, name=name, heading_text=title, view=view, opens=lambda cell: _opens(each, *cell))
    unmarked = {"none": f"対応区分は{wording.UNKNOWN[view.basis]}"} if people["none"].any() else {}
    share = {"share": "割合（％）"} if len(view.selected) >= SMALL and not weighed else {}
    columns = {"key": each.name, **view.shown_types, **unmarked, "count": "件数", **share}
    columns |= {"weight": weighing.SUM} if "weight" in people else {}
    numbers: Numbers = {"count": _behind(each, "")} | (
        {} if weighed else {mark: _behind(each, mark) for mark in view.shown_types}
    )
    figure.actions(people, columns=columns, caption=title, name=name, view=view, numbers=numbers)


def _opens(each: Attribute, value: str, mark: str) -> dict[str, str]:
    return {"in_where": f"{each.column}{SIGN}{value}"} | ({"in_type": mark} if mark else {})


def _behind(each: Attribute, mark: str) -> Callable[[Mapping[str, Any]], Mapping[str, str]]:
    return lambda row: _opens(each, row["key"], mark)
