"""What a document says of each comment beside its texts, counted: by region, age, trade …, and along time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import NOT_SAID, SIGN, WHERE, attributes
from analysis.charts.bars import count_bars
from analysis.charts.timeline import timeline
from analysis.statistics.groups.attribute_counts import along_time, attribute_counts
from analysis.statistics.groups.counts import SMALL
from pages.components.frame.view import once
from pages.components.groups import attribute_types
from pages.components.groups.attribute_types import MOST_BARS
from pages.components.rows import axes
from pages.components.shared import figure, finding, weighing

if TYPE_CHECKING:
    import pandas as pd

    from analysis.attributes import Attribute
    from pages.components.frame.view import View


def draw(view: View) -> None:
    """Draw a figure each; nothing for a document without attributes."""
    for each in attributes(view.consultation).values():
        if each.dated or not view.selected.has_marks:
            _attribute(view, each)
        else:
            attribute_types.draw(view, each, counts(view, each.column), weighed=weighing.weighed(view))


@once()
def counts(view: View, column: str) -> pd.DataFrame:
    """One row a value that the filters leave; `weight` where rows stand for several opinions."""
    return attribute_counts(axes.axis(view, f"{WHERE}{column}").labels, weighing.stand_for(view))


def _attribute(view: View, each: Attribute) -> None:
    counted = counts(view, each.column)
    table = along_time(counted) if each.dated else counted
    by = "weight" if weighing.weighed(view) else "count"
    bars = table[table["count"] > 0].sort_values(by, ascending=False, kind="stable").head(MOST_BARS).sort_index()
    said, total = counted[counted["key"] != NOT_SAID], int(counted[by].sum())
    drawn = timeline(table, count=by) if each.dated else count_bars(bars, label="key", count=by, key="key", total=total, fold=8)
    shares = len(view.selected) >= SMALL and not weighing.weighed(view)  # they are of rows, beside bars of weights
    columns = {"key": each.name, "count": "件数", **({"share": "割合（％）"} if shares else {})}
    figure.show(
        drawn,
        table,
        name=f"attribute_{each.column}",
        heading_text=weighing.heading(view, f"{each.name}別の意見件数"),
        finding=finding.most(said["key"].tolist(), said[by].tolist(), total),
        note="" if each.dated else attribute_types.cut(int((table["count"] > 0).sum()), len(bars)),
        columns=columns | ({"weight": weighing.SUM} if "weight" in table else {}),
        view=view,
        opens=lambda key: {"in_where": f"{each.column}{SIGN}{key}"},
        numbers={"count": lambda row: {"in_where": f"{each.column}{SIGN}{row['key']}"}},
    )
