"""How long the opinions and the replies of each pillar are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.length_bars import length_bars
from analysis.statistics.groups.leading import leading
from analysis.statistics.words.text_length import characters_text, text_length_by
from pages.components.frame.view import once
from pages.components.shared import figure

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

COLUMNS = {
    "name": "柱（項目）",
    "field_name": "文章",
    "texts": "件数",
    "missing": "空欄",
    "median": "中央値（字）",
    "mean": "平均（字）",
    "shortest": "最短（字）",
    "lower_quartile": "短い方から4分の1（字）",
    "upper_quartile": "長い方から4分の1（字）",
    "longest": "最長（字）",
}


@once()
def lengths(view: View) -> pd.DataFrame:
    """One row a pillar and field, with their names."""
    table = text_length_by(view.consultation.comments, view.selected.pillar)
    return table.assign(name=table["group"].map(view.pillars), field_name=table["field"].map(view.fields))


def draw(view: View) -> None:
    """Draw the median length of each pillar's texts, with the range in words."""
    table = lengths(view)
    there = set(table["group"])
    used = {code: name for code, name in view.pillars.items() if code in there}
    empty = int(table.loc[table["field"].isin(table.loc[table["texts"] > 0, "field"]), "missing"].sum())
    figure.show(
        length_bars(table, group_names=used, field_names={field: view.fields[field] for field in ("opinion", "reply")}),
        table,
        name="pillar_lengths",
        heading_text=view.say("柱（項目）") + f"別の文章の長さ（{len(view.selected):,}件の中央値）",
        finding=_longest(view),
        note="長さの順に並べたときの真ん中の字数です。かっこ内は最短～最長。"
        + (f"空欄の{empty:,}件（結合されたセルなど）は数えていません。" if empty else ""),
        columns=view.named(COLUMNS),
        view=view,
        opens=lambda pillar: {"in_pillar": pillar},
    )


@once()
def _longest(view: View) -> str:
    """Which pillar's replies are the longest, by their medians."""
    table = lengths(view)
    replies = table[(table["field"] == "reply") & (table["texts"] > 0)]
    found = leading(replies["name"].tolist(), replies["median"].tolist())
    if found is None or len(replies) < 2:
        return ""
    names = "と".join(f"「{name}」" for name in found.names)
    return f"{view.fields['reply']}は{names}で最も長い（中央値{characters_text(found.largest)}）"
