"""Two bars of the same length, each split by what the response types mean: how two consultations were answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analysis.charts.bars import given_back, share_text
from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.frames import dashed_row
from analysis.charts.parts.kept import kept
from analysis.charts.parts.marks import READ_AS_MINUS
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import MEANING_COLOURS, finish
from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

BAR = 76
"""Pixels of a bar with the room around it: three lines of text have to fit into a piece."""
LABEL_LINE = 16
"""Pixels of a line of a side's name; a name of more than four needs more room than a bar."""
WIDE, NARROW = 11.0, 4.0
"""Per cent of a bar from which a piece holds its mark and share, and from which its mark alone."""
LINE = 9
"""Full-width characters of a line of a side's name."""
_BEFORE_BRACKET = re.compile("(?=（)")
LONGEST_MARK = 5
"""Characters of a mark that stands in a piece; longer ones are read below."""


@kept
def mix_bars(table: pd.DataFrame, *, names: Mapping[str, str], dashed: Sequence[str] = ()) -> go.Figure:
    """Draw a mix (`comparison.meaning_mix`) as one bar a side, 100 % long, split by meaning in the order of the table.

    `names` are the sides from the top; those in `dashed` have response types that are not printed in the source. A piece gives
    back `(side, meaning)`. Below ten comments a piece says its count, never a percentage.
    """
    labels = {key: wrapped_name(name) for key, name in names.items()}
    meanings = list(dict.fromkeys(table["meaning"]))
    sketch = Sketch()
    for meaning in meanings:
        sketch.add("bar", **_pieces(table[table["meaning"] == meaning], labels))
    sketch.set(
        barmode="stack",
        showlegend=False,
        uniformtext={"minsize": 11, "mode": "hide"},
        xaxis={"visible": False, "range": [0, 100.5]},
        yaxis={
            "automargin": True,
            "autorange": "reversed",
            "categoryorder": "array",
            "categoryarray": list(labels.values()),
            "ticklabelstandoff": 8,
        },
    )
    for row, side in enumerate(labels):
        if side in dashed:
            dashed_row(sketch, row)
    lines = max((label.count("<br>") + 1 for label in labels.values()), default=1)
    return finish(sketch, height=24 + max(BAR, LABEL_LINE * lines + 8) * max(len(labels), 1))


def wrapped_name(name: str) -> str:
    """The name of a side in lines that fit beside a bar on a telephone; the year in brackets stands on its own.

    >>> wrapped_name("練馬区（2023年）")
    '練馬区<br>（2023年）'
    """
    width = 2 * LINE if name.isascii() else LINE
    return "<br>".join(folded_label(part, width=width) for part in _BEFORE_BRACKET.split(name) if part)


def _pieces(rows: pd.DataFrame, labels: Mapping[str, str]) -> dict[str, object]:
    """Draw one meaning's piece of each bar."""
    records = rows[rows["side"].isin(labels)].to_dict("records")
    return {
        "x": [row["count"] / row["n"] * 100 if row["n"] else 0 for row in records],
        "y": [labels[row["side"]] for row in records],
        "orientation": "h",
        "text": [_piece_text(str(row["marks"] or ""), row["count"], row["n"]) for row in records],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#ffffff"},
        "customdata": given_back([[row["side"], row["meaning"]] for row in records], (row["count"] for row in records)),
        "hovertext": [_hover(row) for row in records],
        "hoverinfo": "text",
        "marker": {
            "color": [MEANING_COLOURS[row["meaning"]] for row in records],
            "line": {"color": "#ffffff", "width": 1},
        },
    }


def _piece_text(marks: str, count: int, n: int) -> str:
    """Mark and share, the mark alone, or nothing, by the room there is."""
    if not count or (share := count / n * 100) < NARROW:
        return ""
    mark = marks if len(marks) <= LONGEST_MARK and marks not in READ_AS_MINUS else ""
    if share < WIDE:
        return mark if len(mark) < 3 else ""
    number = f"{count:,}件" if n < SMALL else f"{share:.0f}%"
    return f"{mark}<br>{number}" if mark else number


def _hover(row: Mapping[Hashable, Any]) -> str:
    return f"{row['name']}（{row['marks']}）<br>{row['n']:,}件のうち {share_text(row['count'], row['n'])}"
