"""Counts in the opinions beside counts in the replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.bars import paired_bars
from analysis.charts.parts.style import ACCENT, CONTRAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

COLOURS = {"opinion": ACCENT, "reply": CONTRAST}


def field_bars(table: pd.DataFrame, *, label: str, key: str, fields: Mapping[str, str]) -> go.Figure:
    """Draw, for each row of `table`, one bar a field: `fields` maps the columns opinion and reply to their names on screen.

    Replies are outlines, so that both are told apart without colour. Bars give back [key, field].
    """
    return paired_bars(table, label=label, key=key, counts=fields, colours=COLOURS, hollow=["reply"])
