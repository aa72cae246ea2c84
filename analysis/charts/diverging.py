"""Two groups' words back to back: what one says more to the right, what the other says more to the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import ACCENT, CONTRAST, finish

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

ROW = 42
"""Pixels of a word with its counts under it."""


@kept
def diverging_bars(table: pd.DataFrame, *, value: str, names: tuple[str, str], note: str) -> go.Figure:
    """Draw one bar a word, in the table's order from the top: `value` above 0 to the right, below 0 to the left.

    Columns used: term, `value`, `note` (the counts in words, written under the term), target_documents and reference_documents
    (comments with the word on either side, said of the side that a bar stands for). `names` are the groups right and left.
    The word stands on the free side of the middle line, so that which side says it more shows without colour. A bar gives
    back the word and its side (`target` right, `reference` left).
    """
    values, terms = table[value].tolist(), table["term"].tolist()
    sides = ["target" if each > 0 else "reference" for each in values]
    counts = [row[f"{side}_documents"] for row, side in zip(table.to_dict("records"), sides, strict=True)]
    sketch = Sketch().add(
        "bar",
        x=values,
        y=list(range(len(table))),
        orientation="h",
        customdata=[list(pair) for pair in zip(terms, sides, strict=True)],
        hovertext=[
            f"{term}<br>{text}<br>{names[0 if side == 'target' else 1].replace('<br>', '')}の{count:,}件"
            for term, text, side, count in zip(terms, table[note], sides, counts, strict=True)
        ],
        hoverinfo="text",
        marker={"color": [ACCENT if side == "target" else CONTRAST for side in sides]},
    )
    words = [
        _word(place, term, text, side) for place, (term, side, text) in enumerate(zip(terms, sides, table[note], strict=True))
    ]
    widest = max((abs(each) for each in values), default=1.0)
    sketch.set(
        xaxis={"visible": False, "range": [-widest * 1.04, widest * 1.04]},
        yaxis={"visible": False, "range": [len(table) - 0.5, -1.1]},
        annotations=[*words, *_side_names(names)],
    )
    middle = {"color": "rgba(128,128,128,0.6)", "width": 1}
    sketch.add_shape(type="line", xref="x", yref="y domain", x0=0, x1=0, y0=0, y1=1, line=middle)
    return finish(sketch, height=50 + ROW * max(len(table), 1))


def _word(place: int, term: str, text: str, side: str) -> dict[str, object]:
    """A word and its counts, written opposite its bar."""
    end = "right" if side == "target" else "left"
    return {
        "x": 0,
        "y": place,
        "text": f"<b>{term}</b><br><span style='font-size:12px'>{text}</span>",
        "showarrow": False,
        "xanchor": end,
        "align": end,
        "xshift": -8 if side == "target" else 8,
    }


def _side_names(names: tuple[str, str]) -> list[dict[str, object]]:
    common = {"xref": "x domain", "yref": "y domain", "y": 1, "yanchor": "top", "showarrow": False}
    return [
        {**common, "text": f"<b>{names[0]} に多い →</b>", "x": 1, "xanchor": "right"},
        {**common, "text": f"<b>← {names[1]} に多い</b>", "x": 0, "xanchor": "left"},
    ]
