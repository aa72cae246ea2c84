"""Colour, type and order that all figures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import plotly.graph_objects as go

    from analysis.charts.parts.sketch import Sketch

MEANING_COLOURS: Mapping[str, str] = {
    "revised": "#0b6bcb",
    "already_in_draft": "#0f8465",
    "already_done_elsewhere": "#6a7a1c",
    "will_consider": "#a86300",
    "explained": "#7a5bb5",
    "not_adopted": "#c2334d",
    "out_of_scope": "#8a5a44",
    "comment": "#6b7280",
    "other": "#6b7280",
}
"""One colour a canonical meaning, at least 3:1 on the light and the dark ground (WCAG 1.4.11); the mark always stands beside."""

OTHERS = "other"


def mark_colours(marks: Iterable[str], meanings: Iterable[str]) -> dict[str, str]:
    """Mark → its colour on figures: that of its meaning.

    Where a legend says nothing of how comments were answered (a survey's ◎○□▲×), no colour has a meaning on any page, and one
    grey for all would tell nothing: then each mark has a colour of its own, in the order of the legend.

    >>> mark_colours(["◎", "×"], ["other", "other"])
    {'◎': '#0b6bcb', '×': '#0f8465'}
    """
    pairs = list(zip(marks, meanings, strict=True))
    if len(pairs) > 1 and all(meaning == OTHERS for _, meaning in pairs):
        hues = list(dict.fromkeys(MEANING_COLOURS.values()))
        return {mark: hues[place % len(hues)] for place, (mark, _) in enumerate(pairs)}
    return {mark: MEANING_COLOURS[meaning] for mark, meaning in pairs}


ACCENT = "#2f6fd6"
"""Bars that stand for a plain count."""
CONTRAST = "#c2571a"
"""The second side of a comparison; told from ACCENT also under deuteranopia and in grey."""
MUTED = "#8a919c"
FONT = "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI',Meiryo,sans-serif"

CONFIG = {
    "displayModeBar": False,
    "locale": "ja",
    "locales": {"ja": {"dictionary": {}, "format": {"decimal": ".", "thousands": ","}}},
}
"""plotly.js settings: the tool bar only repeats what stands under each chart (table, download)."""

ROW_HEIGHT = 34
"""Pixels of one horizontal bar with its label."""


def finish(sketch: Sketch, *, height: int, left: int = 8, top: int = 8) -> go.Figure:
    """Give a figure the face that all share: no grid, no frame, room for labels, one type size."""
    return sketch.set(
        height=height,
        margin={"l": left, "r": 12, "t": top, "b": 8},
        font={"family": FONT, "size": 14},
        bargap=0.32,
        hoverlabel={"align": "left", "font": {"family": FONT, "size": 14}},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "traceorder": "normal"},
        dragmode=False,
        separators=".,",
        xaxis={"fixedrange": True},
        yaxis={"fixedrange": True},
    ).figure()
