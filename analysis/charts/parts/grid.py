"""A grid of cells: what charts of cross tables share (axes with names)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.style import finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from analysis.charts.parts.sketch import Sketch

WIDE_UP_TO = 5
"""Columns up to which four signs of 12 px stand in one on a telephone (200 px of cells); of more, three do."""
_LINE = 17
"""Pixels of one line of a name."""
_APART = 6
"""Pixels between the names of two rows."""


def grid_axes(sketch: Sketch, row_names: Mapping[str, str], column_names: Mapping[str, str], *, cell_height: int) -> go.Figure:
    """Name rows and columns.

    Cells stand at whole numbers, rows from the top: two rows of the same name stay apart. Names are broken into short lines, so
    that six columns fit a telephone.
    """
    columns = [folded_label(name, width=3 if len(column_names) > WIDE_UP_TO else 4) for name in column_names.values()]
    rows = [folded_label(name, width=7) for name in row_names.values()]
    plain = {"showgrid": False, "zeroline": False}
    sketch.set(
        xaxis={
            "tickvals": list(range(len(columns))),
            "ticktext": columns,
            "tickangle": 0,
            "tickfont": {"size": 12 if len(columns) <= WIDE_UP_TO else 11},
            "side": "top",
            "range": [-0.5, len(columns) - 0.5],
            **plain,
        },
        yaxis={
            "tickvals": list(range(len(rows))),
            "ticktext": rows,
            "range": [len(row_names) - 0.5, -0.5],
            "automargin": True,
            "ticklabelstandoff": 6,
            **plain,
        },
    )
    head = _LINE * _most_lines(columns) + 8
    height = head + 12 + max(cell_height, _LINE * _most_lines(rows) + _APART) * max(len(rows), 1)
    return finish(sketch, height=height, top=head)


def _most_lines(labels: Sequence[str]) -> int:
    return max((label.count("<br>") + 1 for label in labels), default=1)
