"""How the comments of two consultations were answered: two bars split by what the response types mean, and the counts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.charts.bars import share_text
from analysis.charts.mix_bars import mix_bars
from analysis.charts.parts.style import MEANING_COLOURS
from analysis.comparison.meaning_mix import meaning_mix
from pages.components.compare.table import Linked, linked_table
from pages.components.frame import wording
from pages.components.shared import figure, finding

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from pages.components.compare.pair import Pair

TITLE = "対応区分の内訳（意味ごと）"
NOTE = (
    "対応区分の記号や文言は資料ごとに違うため、共通の意味にそろえて比べています。"
    "破線の枠は、資料に印字された区分ではないものです。帯か表の数字を押すと、その意見を読めます。"
)
FILE_COLUMNS = {
    "side_name": "比べた資料",
    "basis": "その対応区分のよりどころ",
    "name": "意味",
    "marks": "資料の記号",
    "wording": "資料の文言",
    "count": "件数",
    "n": "対応区分のわかる意見",
    "share": "割合（％）",
    "official": "資料に印字された件数",
}


def draw(pair: Pair) -> None:
    """Draw the bars, then the table, each number of which opens its comments."""
    mix = meaning_mix(*pair.sides)
    if not mix["count"].any():
        figure.title(TITLE)
        change = "上の「絞り込む」で「対応区分のよりどころ」を変えると、比べられることがあります。"
        known = any(side.consultation.available_bases() for side in pair.sides)
        st.html(f"<p>どちらの意見にも、対応区分がわかるものがありません。{change if known else ''}</p>")
        return
    figure.title(TITLE, finding=_finding(pair, mix), note=NOTE)
    st.html(_bases(pair) + _same_footing(pair) + _legend(mix))
    bars = mix_bars(
        mix,
        names=pair.names,
        dashed=[side.key for side in pair.sides if side.basis != "printed"],
    )
    name = pair.name("mix")
    figure.chart(bars, mix, name=name, heading_text=TITLE, view=pair.view, opens=_behind)
    st.html(_table(pair, mix))
    with st.container(horizontal=True, key="mix_actions", gap="small"):
        figure.download(lambda: _file_table(pair, mix), columns=FILE_COLUMNS, name=name, view=pair.view)
        figure.cite(pair.view, TITLE, name=name, picture=True)


def _finding(pair: Pair, mix: pd.DataFrame) -> str:
    """What is answered most often on each side; empty unless a rule finds it on both."""
    found = [(side, mix[mix["side"] == side.key]) for side in pair.sides]
    most = [finding.most(part["name"].tolist(), part["count"].tolist(), side.marked) for side, part in found]
    return "、".join(f"{side.name}は{text}" for (side, _), text in zip(found, most, strict=True)) if all(most) else ""


def _behind(cell: list[str]) -> dict[str, str]:
    """What a piece side × meaning opens."""
    return {"in_side": cell[0], "in_meaning": cell[1]}


def _bases(pair: Pair) -> str:
    """Where the response types of each side come from, beside its name."""
    badges = (
        f"{escape(side.name)} "
        f'<span class="atlas-badge {"official" if side.basis == "printed" else side.basis}">{wording.BASIS[side.basis]}</span>'
        for side in pair.sides
    )
    return f"<p>{'　'.join(badges)}</p>"


def _same_footing(pair: Pair) -> str:
    """The way to compare like with like, where the response types of the two come from different sources."""
    bases = {side.basis for side in pair.sides}
    if len(bases) < 2 or not all("estimated" in side.consultation.available_bases() for side in pair.sides):
        return ""
    return (
        '<p class="atlas-note">よりどころが違うため、割合の差には区分の付け方の差も含まれます。'
        "上の「絞り込む」の「対応区分のよりどころ」で「推定」を選ぶと、両方を同じ方法の推定で比べられます。</p>"
    )


def _legend(mix: pd.DataFrame) -> str:
    items = "".join(
        f'<li><span class="swatch" style="background:{MEANING_COLOURS[meaning]}" aria-hidden="true"></span>{escape(name)}</li>'
        for meaning, name in mix[["meaning", "name"]].drop_duplicates().itertuples(index=False, name=None)
    )
    return f'<ul class="atlas-legend" aria-label="意味の色">{items}</ul>'


def _table(pair: Pair, mix: pd.DataFrame) -> str:
    """One row a meaning: what each legend calls it, and how many comments."""
    cells = {(row["side"], row["meaning"]): row for row in mix.to_dict("records")}
    rows = [
        [name, *(_count(pair, side.key, cells[side.key, meaning]) for side in pair.sides)]
        for meaning, name in mix[["meaning", "name"]].drop_duplicates().itertuples(index=False, name=None)
    ]
    heads = ["意味", *(f"{side.name} {side.marked:,}件" for side in pair.sides)]
    return linked_table(heads, rows, caption="件数（対応区分のわかる意見に占める割合）と、その資料での区分")


def _count(pair: Pair, key: str, cell: Mapping[Hashable, Any]) -> Linked:
    """The count, a door to its comments, and what the legend of its side says."""
    if not isinstance(cell["marks"], str):
        return Linked("―", note="この資料の凡例にはありません")
    marks, count = cell["marks"], cell["count"]
    said = marks if cell["wording"] == marks.replace(" ", "／") else f"{marks} {cell['wording']}"
    text = share_text(count, cell["n"]) if cell["n"] else "0件"
    if not count:
        return Linked(text, note=said)
    return Linked(text, _behind([key, cell["meaning"]]), f"{pair.names[key]}の「{cell['name']}」{text}を読む", said)


def _file_table(pair: Pair, mix: pd.DataFrame) -> pd.DataFrame:
    bases = {side.key: wording.BASIS[side.basis] for side in pair.sides}
    return mix.assign(side_name=mix["side"].map(pair.names), basis=mix["side"].map(bases))
