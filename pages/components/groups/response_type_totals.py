"""The official totals in the document's own wording, and the switch that leaves out what is not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.charts.bars import share_text
from analysis.statistics.groups.counts import SMALL
from pages.components.frame import address, wording
from pages.components.frame.view import once
from pages.components.groups import response_type_figure
from pages.components.shared import doors, figure, finding, weighing

if TYPE_CHECKING:
    from pages.components.frame.view import View


def draw(view: View) -> None:
    """Draw bars and, beside them, the wording of each mark with its counts."""
    counted, official = response_type_figure.series(view)
    shown = table(view)
    largest = shown["count" if counted else "official"].fillna(0).astype("int64").tolist()
    figure.title(
        "対応区分別の意見件数",
        finding=finding.most(shown["name"].tolist(), largest, sum(largest)),
        note=response_type_figure.note(view),
        badge=response_type_figure.badge(view),
    )
    _switch(view)
    weighing.draw(view)
    bars, words = st.columns([5, 7], gap="large")
    with bars:
        figure.chart(
            response_type_figure.bars(view),
            response_type_figure.table(view),
            name="response_types",
            heading_text="対応区分別の意見件数",
            view=view,
            opens=lambda bar: {"in_type": bar[0]},
        )
    with words.container(key="type_wording"):
        st.html(figure.html_table(_worded(table(view), {**official, **counted}), caption="資料での対応区分の表記と件数"))
    caption = "対応区分別の意見件数"
    figure.actions(shown, columns=columns(view), caption=caption, name="response_types", view=view)


@once(weighing.KEY)
def table(view: View) -> pd.DataFrame:
    """One row a response type: its wording as printed, the counts, and their shares where n is not too small."""
    counts = response_type_figure.table(view)
    shares = {f"{name}_share": _per_cent(counts[name]) for name in ("official", "count")}
    return counts.assign(**shares, full=counts["mark"] + " " + counts["wording"])


def _per_cent(counts: pd.Series[int]) -> pd.Series[float]:
    """Shares of the sum; missing where it is too small for a percentage to say anything."""
    parts, total = counts.astype("float64"), int(counts.sum())
    return (parts / total * 100).round(1) if total >= SMALL else parts * float("nan")


def _worded(counts: pd.DataFrame, series: dict[str, str]) -> pd.DataFrame:
    """The table as people read it: each count with its share beside it, the sum in the heading."""
    named = {"対応区分（資料の表記）": counts["full"]}
    for column, name in series.items():
        total = int(counts[column].sum())
        shares = [share_text(int(count), total) for count in counts[column]]
        named[f"{name}（{total:,}件）"] = (
            doors.column(counts["mark"], shares, "in_type") if column == "count" else pd.Series(shares)
        )
    return pd.DataFrame(named)


def columns(view: View) -> dict[str, str]:
    """The columns of `table` by their names on screen."""
    counts, official = response_type_figure.series(view)
    kinds = (("", "件"), ("_share", "％"))
    counted = {f"{column}{part}": f"{name}（{unit}）" for column, name in {**official, **counts}.items() for part, unit in kinds}
    return {"mark": "記号", "wording": "資料の表記", **counted}


def _switch(view: View) -> None:
    """Draw the button that leaves out, or takes in, the marks that are not printed."""
    others = [basis for basis in view.consultation.available_bases() if basis != "printed"]
    if not view.official:
        st.button(
            f"{wording.BASIS[view.basis]}を外し、資料の記載だけにする",
            icon=":material/visibility_off:",
            key="leave_out",
            on_click=address.choose,
            kwargs={"basis": "printed", "response_type": []},
        )
    elif others:
        st.button(
            f"{wording.BASIS[others[0]]}も表示する",
            icon=":material/visibility:",
            key="take_in",
            on_click=address.choose,
            kwargs={"basis": others[0]},
        )
