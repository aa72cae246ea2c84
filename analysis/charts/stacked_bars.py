"""A cross table as bars: one a row, split by column; a piece holds its mark and count, or they stand under it."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from analysis.charts.bars import given_back, share_text
from analysis.charts.parts.axis_labels import folded_label
from analysis.charts.parts.frames import dashed_frame
from analysis.charts.parts.kept import kept
from analysis.charts.parts.marks import mark_count
from analysis.charts.parts.sketch import Sketch
from analysis.charts.parts.style import finish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

BAR, ROW = 24, 62
"""Pixels of a bar, and of its row with the line of numbers under it."""
HOLDS = 0.15
"""Part of the longest bar from which a piece holds its mark and count on a telephone (240 px of bars: 「その他6」 takes 46)."""
UNDER = 23
"""Pixels from the middle of a bar down to the line of numbers that its pieces do not hold."""
PHONE, WIDE, NARROW = 195, 13, 7
"""Pixels of the longest bar on a telephone of 390; of a full-width sign under it and of a half-width one."""


@kept
def stacked_bars(
    table: pd.DataFrame,
    *,
    row: str,
    column: str,
    count: str = "count",
    names: Mapping[str, str],
    colours: Mapping[str, str],
    dashed: bool = False,
    row_names: Mapping[str, str] | None = None,
    total: int | None = None,
) -> go.Figure:
    """Draw a cross table (one row a cell) as one bar a row, split by column in the order of `names`.

    A piece carries its column's key and its count, under it where it is too small to hold them; it gives back the cell's
    `(row, column)`. `row_names` are the labels of the rows. With `total` the sum of each bar and its share stand at
    its end and gives back `(row, "")`. `dashed` frames what is not printed in the source.
    There is no legend in the figure: it would hide bars when clicked, and squeeze them on a telephone.
    """
    rows = list(dict.fromkeys(table[row]))
    labels = [folded_label((row_names or {}).get(each, each), width=8) for each in rows]
    cells = dict(zip(zip(table[row].tolist(), table[column].tolist(), strict=True), table[count].tolist(), strict=True))
    counts: dict[str, list[int]] = {key: [cells.get((each, key), 0) for each in rows] for key in names}
    sums = [sum(pieces) for pieces in zip(*counts.values(), strict=True)]
    sketch = Sketch()
    for key, name in names.items():
        pieces = _pieces(rows, labels, sums, counts[key], key=key, name=name)
        sketch.add("bar", **pieces, marker={"color": colours[key], "line": {"color": "#ffffff", "width": 1}})
    if total is not None:
        sketch.add("scatter", **_ends(rows, labels, sums, total))
    sketch.set(
        barmode="stack",
        showlegend=False,
        uniformtext={"minsize": 11, "mode": "hide"},
        xaxis={"visible": False, "range": [0, max(sums, default=0) * (1.01 if total is None else 1.22) or 1]},
        yaxis=_row_axis(labels),
        annotations=[each for row in range(len(rows)) for each in _under(labels[row], counts, names, row, max(sums))],
    )
    if dashed:
        dashed_frame(sketch)
    return finish(sketch, height=24 + ROW * max(len(rows), 1))


def _pieces(
    rows: Sequence[str], labels: list[str], sums: list[int], counts: list[int], *, key: str, name: str
) -> dict[str, object]:
    """Draw one column's piece of each bar."""
    longest = max(sums, default=0)
    return {
        "x": counts,
        "y": labels,
        "name": name,
        "orientation": "h",
        "text": [mark_count(key, name, each) if _holds(each, longest) else "" for each in counts],
        "width": BAR / ROW,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#ffffff"},
        "customdata": given_back([[each, key] for each in rows], counts),
        "hovertext": [
            f"{_plain(label)}<br>{name} {_part_text(each, whole)}"
            for label, each, whole in zip(labels, counts, sums, strict=True)
        ],
        "hoverinfo": "text",
    }


def _ends(rows: Sequence[str], labels: list[str], sums: list[int], total: int) -> dict[str, object]:
    """Write the sum at the end of each bar."""
    return {
        "x": sums,
        "y": labels,
        "mode": "markers+text",
        "text": [share_text(each, total).replace("（", "<br>").replace("）", "") for each in sums],
        "textposition": "middle right",
        "cliponaxis": False,
        "marker": {"opacity": 0, "size": 10},
        "customdata": given_back([[each, ""] for each in rows], sums),
        "hovertext": [f"{_plain(label)}<br>{_part_text(each, total)}" for label, each in zip(labels, sums, strict=True)],
        "hoverinfo": "text",
    }


def _row_axis(labels: list[str]) -> dict[str, object]:
    """Read from the top."""
    return {
        "automargin": True,
        "autorange": "reversed",
        "categoryorder": "array",
        "categoryarray": labels,
        "ticklabelstandoff": 8,
    }


def _holds(count: int, longest: int) -> bool:
    """Whether a piece has room for its mark and count."""
    return count > 0 and count >= HOLDS * longest


class _Run(NamedTuple):
    """Small pieces side by side: where they lie, and their numbers."""

    start: int
    end: int
    text: str
    anchor: str

    @property
    def x(self) -> float:
        return {"left": self.start, "right": self.end, "center": (self.start + self.end) / 2}[self.anchor]

    def reach(self, longest: int) -> tuple[float, float]:
        """From where to where the text goes on a telephone, in comments."""
        width = sum(WIDE if east_asian_width(sign) in "FWA" else NARROW for sign in self.text) / PHONE * longest
        left = self.x - {"left": 0.0, "right": width, "center": width / 2}[self.anchor]
        return left, left + width


def _under(
    label: str, counts: Mapping[str, list[int]], names: Mapping[str, str], row: int, longest: int
) -> Iterator[dict[str, object]]:
    """The numbers of one bar that its pieces do not hold: a line of text under each run, or one for all where two would meet."""
    runs = list(_runs({key: each[row] for key, each in counts.items() if each[row]}, names, longest))
    if any(one.reach(longest)[1] > other.reach(longest)[0] for one, other in pairwise(runs)):
        runs = [_Run(0, 0, " ".join(run.text for run in runs), "left")]
    for run in runs:
        place = {"x": run.x, "y": label, "xanchor": run.anchor, "yshift": -UNDER}
        yield {**place, "text": run.text, "font": {"size": 13}, "showarrow": False}


def _runs(pieces: Mapping[str, int], names: Mapping[str, str], longest: int) -> Iterator[_Run]:
    """The runs of small pieces of one bar; no text reaches over an end of its bar, if the bar is long enough."""
    start, whole = 0, sum(pieces.values())
    for held, run in groupby(pieces.items(), key=lambda piece: _holds(piece[1], longest)):
        parts = list(run)
        end = start + sum(count for _, count in parts)
        if not held:
            anchor = "left" if not start else "right" if end == whole else "center"
            yield _Run(start, end, " ".join(mark_count(key, names[key], count) for key, count in parts), anchor)
        start = end


def _part_text(count: int, total: int) -> str:
    return f"{total:,}件のうち {share_text(count, total)}"


def _plain(label: str) -> str:
    return label.replace("<br>", " ", 1).replace("<br>", "")
