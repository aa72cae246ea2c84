"""Which comments speak of one pillar's subject, of the other's, of both, of neither, and where they are filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.heatmap import count_heatmap
from analysis.charts.overlap import overlap_circles, side_names
from analysis.statistics.groups.counts import category_counts
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.theme_counts import SIDES
from pages.components.rows import theme_table
from pages.components.shared import figure
from pages.components.themes import rows

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View


def draw(view: View, target: str, reference: str) -> None:
    """Draw the overlap of two subjects in the selected opinions, and the same by the pillar they are filed under."""
    names = (theme_table.subject(view, target), theme_table.subject(view, reference))
    spoken = theme_table.sides_of(view.corpus, target, reference).iloc[view.selected.positions].rename("side")
    _circles(view, category_counts(spoken), names)
    for theme in (*theme_table.own_ideas(view.corpus, target), *theme_table.own_ideas(view.corpus, reference)):
        rows.rule(theme, view)
    _filed(view, spoken, names)


def _circles(view: View, table: pd.DataFrame, names: tuple[str, str]) -> None:
    table = table.assign(name=table["side"].map(side_names(names)))
    figure.show(
        overlap_circles(dict(zip(table["side"], table["count"], strict=True)), names=names),
        table,
        name="overlap",
        heading_text=f"「{names[0]}」「{names[1]}」に触れる意見の重なり（{len(view.selected):,}件）",
        note="意見概要を分類ルールで調べました。円と重なりの広さが件数を表します。数字を押すと、その意見が出ます。",
        columns={"name": "触れている話題", "count": "件数", "share": "割合（％）"},
        view=view,
        opens=lambda side: {"side": side},
        numbers={"count": lambda row: {"side": row["side"]}},
    )


def _filed(view: View, spoken: pd.Series[str], names: tuple[str, str]) -> None:
    cells = cross_table(view.selected.pillar, spoken, row_order=list(view.pillars), column_order=list(SIDES))
    parts = side_names(names)
    named = cells.assign(pillar=cells["row"].map(view.pillars), side=cells["column"].map(parts))
    figure.show(
        count_heatmap(
            cells,
            row="row",
            column="column",
            row_names=view.pillars,
            column_names=parts,
        ),
        named,
        name="filed",
        heading_text=view.say("どの柱に分けられた意見が、どちらに触れているか"),
        note=view.say("資料では1つの柱に分けられていても、もう一方の話題に触れている意見があります。"),
        columns=view.named({"pillar": "資料での柱（項目）", "side": "触れている話題", "count": "件数", "row_total": "柱の件数"}),
        view=view,
        opens=_behind,
        numbers={
            "count": lambda row: _behind([row["row"], row["column"]]),
            "row_total": lambda row: {"in_pillar": row["row"]},
        },
    )


def _behind(cell: list[str]) -> dict[str, str]:
    """What a cell pillar × subject opens."""
    return {"in_pillar": cell[0], "side": cell[1]}
