"""What a document says of each comment beside its texts, counted: by region, age, trade …, and along time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import NOT_SAID, SIGN, WHERE, attributes, weights
from analysis.charts.bars import SMALL, count_bars
from analysis.charts.timeline import timeline
from analysis.statistics.groups.attribute_counts import along_time, attribute_counts
from pages.components.frame.view import once
from pages.components.rows import axes
from pages.components.shared import figure, finding

if TYPE_CHECKING:
    import pandas as pd

    from analysis.attributes import Attribute
    from pages.components.frame.view import View

MOST_BARS = 20


def draw(view: View) -> None:
    """Draw a figure each; nothing for a document without attributes."""
    for each in attributes(view.consultation).values():
        _attribute(view, each)


@once()
def counts(view: View, column: str) -> pd.DataFrame:
    """One row a value that the filters leave; `weight` where rows stand for several opinions."""
    found = weights(view.consultation)
    selected = None if found is None or (found == 1).all() else found.iloc[view.selected.positions]
    return attribute_counts(axes.axis(view, f"{WHERE}{column}").labels, selected)


def _attribute(view: View, each: Attribute) -> None:
    table = counts(view, each.column)
    shown = along_time(table) if each.dated else table[table["count"] > 0]
    bars = shown.sort_values("count", ascending=False, kind="stable").head(MOST_BARS).sort_index()
    said = table[table["key"] != NOT_SAID]
    heading = f"{each.name}別の意見件数（{len(view.selected):,}件）"
    total = len(view.selected)
    drawn = timeline(shown) if each.dated else count_bars(bars, label="key", key="key", total=total, fold=8)
    columns = {"key": each.name, "count": "件数", **({"share": "割合（％）"} if total >= SMALL else {})}
    figure.show(
        drawn,
        shown if each.dated else table,
        name=f"attribute_{each.column}",
        heading_text=heading,
        finding=finding.most(said["key"].tolist(), said["count"].tolist(), total),
        note="" if each.dated else _cut(len(shown), len(bars)),
        columns=columns | ({"weight": "資料の件数の合計"} if "weight" in table else {}),
        view=view,
        opens=lambda key: {"in_where": f"{each.column}{SIGN}{key}"},
        numbers={"count": lambda row: {"in_where": f"{each.column}{SIGN}{row['key']}"}},
    )


def _cut(rows: int, shown: int) -> str:
    return f"{rows:,}のうち、件数の多い{shown:,}を示しています。すべては下の表にあります。" if rows > shown else ""
