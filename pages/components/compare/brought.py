"""What both documents say of each comment (region, age …), as tables of doors side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.attributes import SIGN
from analysis.charts.bars import share_text
from analysis.comparison.attribute_shares import attribute_shares, in_both
from pages.components.compare.table import Cell, Linked, linked_table
from pages.components.shared import figure

if TYPE_CHECKING:
    import pandas as pd

    from analysis.attributes import Attribute
    from pages.components.compare.pair import Pair

NOTE = "両方の資料に、同じ見出しの欄があります。区切り方や尋ね方は、資料によって違うことがあります。"
FILE_COLUMNS = {
    "side_name": "比べた資料",
    "name": "欄",
    "value": "値",
    "count": "件数",
    "n": "比べている意見",
    "share": "割合（％）",
}


def draw(pair: Pair) -> None:
    """Draw a table for each attribute of both; nothing where they have none in common."""
    brought = in_both(*pair.sides)
    if not brought:
        return
    shares = attribute_shares(*pair.sides)
    figure.title("両方の資料にある欄ごとの件数", note=NOTE)
    for each in brought:
        _table(pair, each, shares[shares["column"] == each.column])
    names = {each.column: each.name for each in brought}
    named = shares.assign(side_name=shares["side"].map(pair.names), name=shares["column"].map(names))
    with st.container(horizontal=True, key="compare_brought_actions", gap="small"):
        figure.download(named, columns=FILE_COLUMNS, name=pair.name("brought"), view=pair.view)
        figure.cite(pair.view, "両方の資料にある欄ごとの件数", name=pair.name("brought"))


def _table(pair: Pair, each: Attribute, shares: pd.DataFrame) -> None:
    columns = (shares[name].tolist() for name in ("side", "value", "count", "n"))
    numbers = {(side, value): (count, n) for side, value, count, n in zip(*columns, strict=True)}
    rows: list[list[Cell]] = [
        [value, *(_cell(pair, side.key, each, value, numbers) for side in pair.sides)] for value in each.values
    ]
    heads = [each.name, *(f"{side.name}（{len(side.selected):,}件）" for side in pair.sides)]
    st.html(linked_table(heads, rows, caption=f"{each.name}ごとの件数"))


def _cell(pair: Pair, side: str, each: Attribute, value: str, numbers: dict[tuple[str, str], tuple[int, int]]) -> Linked:
    count, n = numbers[side, value]
    text = share_text(count, n)
    opens = {"in_side": side, "in_value": f"{each.column}{SIGN}{value}"} if count else {}
    return Linked(text, opens, f"{pair.names[side]}の「{each.name}：{value}」{text}を読む")
