"""The map of a consultation's comments: points on a canvas under the doors of their groups, and the groups as a table.

Hundreds of thousands of points without a graphics card are beyond plotly, so the canvas is our own. It fetches the points once
(data/points.py); a run sends only which of them are chosen, a bit each.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis.indexing.kept_groups import VERSION
from analysis.statistics.texts.map_grid import bits
from pages.components.comment_map import groups
from pages.components.frame.choices import GROUPS
from pages.components.rows import text_grouping
from pages.components.shared import doors, figure, share
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

NAME = "comment_map"
NOTE = (
    "点1つが意見1件です。同じ名詞を使う意見のまとまりを円で示し、使う名詞の似たまとまりを近くに置いています（計算による案で、同じ資料なら"
    "いつも同じ地図になります）。意見が少し増減すると、まとまりの分かれ方は変わることがあります。円の広さは件数です。"
    "点が集まっていても、支持の多さではありません。"
)
"""That groups may change: with a fifth of the comments left out, the groups of the rest agreed with those before at an
adjusted Rand index of 0.51 to 0.89 in the mean, by part of a survey; what was tried against it is told in .docs/cost.md."""
LABELLED = 2
"""Words of a group that stand on the map, as many as a disk holds on a telephone."""
_here = Path(__file__).parent
_mount = st.components.v2.component(
    "atlas_map",
    html=(_here / "picture.html").read_text(encoding="utf-8"),
    css=(_here / "picture.css").read_text(encoding="utf-8"),
    js="\n".join((_here / f"{name}.js").read_text(encoding="utf-8") for name in ("points", "moves", "picture")),
    isolate_styles=False,
)


def draw(view: View) -> None:
    """Draw the number of groups, the map, and its groups as a table."""
    figure.title("意見の地図", note=NOTE)
    switch("まとまりの数", {number: number for number in GROUPS}, key="groups")
    with st.spinner("意見の位置を計算しています（一度計算すると、次からはすぐに出ます）。"):
        found = text_grouping.groups(view.corpus, int(view.value("groups")))
    if not found.sizes:
        st.html(f"<p>{groups.NO_GROUPS}</p>")
        return
    table = groups.groups(view)
    if view.selected.selection.narrows:
        st.html(f"<p>青い点が、いまの条件に当てはまる{len(view.selected):,}件です。</p>")
    with st.container(key=NAME):
        _mount(key="map", data=sent(view, table))
    numbers: Numbers = {"count": lambda row: {"in_group": row["code"]}}
    figure.actions(table, columns=groups.COLUMNS, caption="地図のまとまり", name=NAME, view=view, numbers=numbers)
    left = len(view.selected) - int(table["count"].sum())
    if left:
        st.html(f'<p class="atlas-note">どのまとまりにも入らない意見（{left:,}件）は、地図にありません。</p>')


def sent(view: View, table: pd.DataFrame) -> dict[str, Any]:
    """What the browser gets at each run: disks with their labels and doors, what is chosen, the part that is drawn around."""
    grid, chosen = text_grouping.grid(view.corpus, int(view.value("groups"))), view.selected
    asked = {"consultation": view.consultation.id, "groups": view.value("groups")}
    rows = table.to_dict("records")
    names = [f"{row['name']}：{row['words']}" for row in rows]
    return {
        "points": f"{urlsplit(share.site()).path}/data/map.points?{urlencode(asked)}",
        "version": f"{VERSION} {view.consultation.data_hash}",
        "width": grid.width,
        "height": grid.height,
        "disks": grid.disks.tolist(),
        "names": names,
        "labels": [[*row["words"].split("、")[:LABELLED], f"{row['count']:,}件"] for row in rows],
        "doors": [
            [doors.pick({"in_group": row["code"]}), f"{name} {row['count']:,}件"] if row["count"] else None
            for row, name in zip(rows, names, strict=True)
        ],
        "lit": None if len(chosen) == len(grid.x) else base64.b64encode(bits(chosen.positions, len(grid.x))).decode("ascii"),
        "area": view.value("in_area"),
    }
