"""How the comments of two consultations spread over their own pillars."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.charts.bars import count_bars, share_text
from analysis.comparison.pillar_sizes import pillar_sizes
from pages.components.compare.table import Linked, linked_table
from pages.components.shared import figure, finding

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from analysis.comparison.side import Side
    from pages.components.compare.pair import Pair

TITLE = "柱（項目）ごとの件数"
NOTE = "柱（項目）は資料ごとに別のものです。並べて読めるのは、意見がどれだけ一部に偏っているかです。"
FILE_COLUMNS = {"side_name": "比べた資料", "name": "柱（項目）", "count": "件数", "n": "比べている意見", "share": "割合（％）"}


def draw(pair: Pair) -> None:
    """Draw each side's pillars in a column, as bars and as a table of doors."""
    sizes = pillar_sizes(*pair.sides)
    say = pair.view.say
    figure.title(say(TITLE), note=say(NOTE))
    for column, side in zip(st.columns(2, gap="large"), pair.sides, strict=True):
        with column:
            _side(pair, side, sizes[sizes["side"] == side.key].reset_index(drop=True))
    named = sizes.assign(side_name=sizes["side"].map(pair.names))
    with st.container(horizontal=True, key="compare_pillars_actions", gap="small"):
        figure.download(named, columns=pair.view.named(FILE_COLUMNS), name=pair.name("pillars"), view=pair.view)
        figure.cite(pair.view, say(TITLE), name=pair.name("pillars"), picture=True)


def _side(pair: Pair, side: Side, sizes: pd.DataFrame) -> None:
    found = finding.most(sizes["name"].tolist(), sizes["count"].tolist(), len(side.selected))
    st.html(f"<h3>{escape(side.name)}{'：' if found else ''}{escape(found)}</h3><p>全{len(side.selected):,}件</p>")
    bars = count_bars(sizes, label="name", key="pillar", total=len(side.selected), fold=10)
    name = pair.name(f"pillars_{side.key}")
    caption = f"{side.name}の{pair.view.say(TITLE)}"
    figure.chart(bars, sizes, name=name, heading_text=caption, view=pair.view, opens=lambda key: _behind(side.key, key))
    with st.expander("表で見る"):
        rows = [_row(side, row) for row in sizes.to_dict("records")]
        st.html(linked_table([pair.view.say("柱（項目）"), "件数"], rows, caption=caption))


def _row(side: Side, row: Mapping[Hashable, Any]) -> list[str | Linked]:
    name, count = row["name"], row["count"]
    text = share_text(count, row["n"])
    return [name, Linked(text, _behind(side.key, row["pillar"]) if count else {}, f"{side.name}の「{name}」{text}を読む")]


def _behind(side: str, pillar: str) -> dict[str, str]:
    """What a pillar of a side opens."""
    return {"in_side": side, "in_part": pillar}
