"""The pillars' comments and the response types within them: bars, or a table of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.charts.bars import count_bars
from analysis.charts.heatmap import count_heatmap
from analysis.charts.stacked_bars import stacked_bars
from analysis.statistics.groups.counts import SMALL, category_counts
from analysis.statistics.groups.cross_table import cross_table
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.groups import response_type_figure
from pages.components.shared import figure, finding, page_head, weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import plotly.graph_objects as go

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

CHARTS = {"bars": "棒グラフ", "cells": "件数の表"}


def draw(view: View) -> None:
    """Draw the counts; split by response type where the basis in force knows any."""
    if view.selected.has_marks:
        _split(view)
    else:
        _plain(view)


@once(weighing.KEY)
def cells(view: View) -> pd.DataFrame:
    """Pillar × response type of the selected comments, one row a cell."""
    return cross_table(
        view.selected.pillar,
        view.selected.mark,
        row_order=list(view.shown_pillars),
        column_order=list(view.shown_types),
        weights=weighing.chosen(view),
    )


@once(weighing.KEY)
def wide(view: View) -> pd.DataFrame:
    """The same as people read it: one row a pillar, one column a response type, then the sum and its share of what is shown."""
    names, types = view.shown_pillars, list(view.shown_types)
    totals = _counts(view).set_index("pillar").loc[list(names)]
    counts = cells(view)["count"].to_numpy().reshape(len(names), len(types))
    return pd.DataFrame(
        {
            "pillar": pd.array(list(names), dtype="str"),
            **dict(zip(types, counts.T, strict=True)),
            "none": totals["count"].to_numpy() - counts.sum(axis=1),
            "count": totals["count"].to_numpy(),
            "share": totals["share"].to_numpy() if weighing.total(view) >= SMALL else None,
            "name": pd.array(list(names.values()), dtype="str"),
        }
    )


def columns(view: View) -> dict[str, str]:
    """The columns of `wide` by their names on screen."""
    unmarked = {"none": f"対応区分は{wording.UNKNOWN[view.basis]}"} if wide(view)["none"].any() else {}
    types = {**view.shown_types, **unmarked} if view.selected.has_marks else {}
    return {"name": view.say("柱（項目）"), **types, "count": weighing.unit(view), "share": "割合（％）"}


def _counts(view: View) -> pd.DataFrame:
    return category_counts(view.selected.pillar, weighing.chosen(view))


def _split(view: View) -> None:
    table = cells(view)
    people = wide(view)
    figure.title(
        weighing.heading(view, view.say("柱（項目）別の意見件数と対応区分")),
        finding=finding.most(people["name"].tolist(), people["count"].tolist(), weighing.total(view)),
        note=view.say("右端は柱の件数と、表示中の意見に占める割合です。") if weighing.total(view) >= SMALL else "",
        badge=page_head.badge_text(view),
    )
    st.segmented_control(
        "表し方",
        list(CHARTS),
        format_func=CHARTS.__getitem__,
        key="chart",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    if view.value("chart") == "bars":
        st.html(response_type_figure.legend(view))
    figure.chart(
        _drawn(view, table),
        table,
        name=f"pillars_{view.value('chart')}",
        heading_text=view.say("柱（項目）別の意見件数と対応区分"),
        view=view,
        opens=lambda cell: {"in_pillar": cell[0]} | ({"in_type": cell[1]} if cell[1] else {}),
    )
    of_type = {mark: _behind(mark) for mark in view.shown_types}
    numbers: Numbers = {**of_type, "count": lambda row: {"in_pillar": row["pillar"]}}
    caption = view.say("柱（項目）別の意見件数と対応区分")
    figure.actions(people, columns=columns(view), caption=caption, name="pillars", view=view, numbers=numbers)


def _behind(mark: str) -> Callable[[Mapping[str, Any]], Mapping[str, str]]:
    return lambda row: {"in_pillar": row["pillar"], "in_type": mark}


def _drawn(view: View, table: pd.DataFrame) -> go.Figure:
    if view.value("chart") == "cells":
        return count_heatmap(table, row="row", column="column", row_names=view.shown_pillars, column_names=view.shown_types)
    return stacked_bars(
        table,
        row="row",
        column="column",
        names=view.shown_types,
        colours=response_type_figure.colours(view),
        dashed=not view.official,
        row_names=view.shown_pillars,
        total=weighing.total(view),
    )


def _plain(view: View) -> None:
    """No comment has a response type on this basis: the counts alone."""
    table = _counts(view).assign(name=lambda counts: counts["pillar"].map(view.pillars))
    figure.show(
        count_bars(table, label="name", key="pillar", total=weighing.total(view), fold=8),
        table,
        name="pillars",
        heading_text=weighing.heading(view, view.say("柱（項目）別の意見件数")),
        finding=finding.most(table["name"].tolist(), table["count"].tolist(), weighing.total(view)),
        note=f"意見ごとの対応区分は{wording.UNKNOWN[view.basis]}。内訳は示していません。" if view.typed else "",
        columns={"name": view.say("柱（項目）"), "count": weighing.unit(view), "share": "割合（％）"},
        view=view,
        opens=lambda pillar: {"in_pillar": pillar},
        numbers={"count": lambda row: {"in_pillar": row["pillar"]}},
    )
