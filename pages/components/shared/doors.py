"""A page's numbers, squares, words and bars as buttons: one tap, the first one, opens what is behind them.

Streamlit has no element for it: its own buttons are one element each (94 squares would be 94 messages), links load the page
anew, and a chart answers a tablet's second tap only. Doors are HTML of our own, or lie over a chart's marks (see doors.js), and
one listener a page hands on what was opened; where it stands in a fragment, only the fragment runs.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    import plotly.graph_objects as go

Marks = list[list[tuple[str, str] | None]]
"""Trace by trace, mark by mark: what it opens (JSON) and how it is read out; None where nothing is behind it."""
LISTENER = "doors"
_mount = st.components.v2.component(
    "atlas_doors",
    html="<div></div>",
    js=Path(__file__).with_name("doors.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_TAG = re.compile(r"<[^>]+>")


def door(text: str, *, classes: str = "atlas-number", label: str = "", style: str = "", **values: str) -> str:
    """HTML of a button that chooses `values`; `text` is shown, `label` read out instead of it where it says too little."""
    name = f' aria-label="{escape(label)}"' if label else ""
    look = f' style="{escape(style)}"' if style else ""
    return f'<button type="button" class="{classes}" data-pick="{escape(pick(values))}"{name}{look}>{escape(text)}</button>'


class Html(str):
    """A cell of a table that is HTML already."""


class Number(Html):
    """Such a cell that holds a number: it stands to the right."""


def cell(text: str, **values: str) -> Html:
    """A cell whose number is a door; "0件" is none."""
    return Html(escape(text) if text.startswith("0件") else door(text, **values))


def column(codes: Iterable[str], texts: Iterable[str], key: str) -> pd.Series[Any]:
    """A column of a table whose numbers are doors, by the code each row has for the parameter `key`."""
    return pd.Series([cell(text, **{key: code}) for code, text in zip(codes, texts, strict=True)], dtype="object")


def pick(values: Mapping[str, str]) -> str:
    """What a door tells the server.

    >>> pick({"in_type": "○", "in_pillar": "柱Ⅱ"})
    '{"in_pillar": "柱Ⅱ", "in_type": "○"}'
    """
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def marks(figure: go.Figure, opens: Callable[[Any], Mapping[str, str]]) -> Marks:
    """The doors of a figure: `opens` says what is behind the `customdata` of a mark; nothing where it is no door."""
    return [
        [
            None if data is None or not (behind := opens(data)) else (pick(behind), _TAG.sub(" ", label))
            for data, label in zip(trace.customdata, trace.hovertext, strict=True)
        ]
        if trace.customdata is not None
        else []
        for trace in figure.data
    ]


def listen(found: Mapping[str, Marks], *, keys: Collection[str], on_pick: Callable[[Mapping[str, str]], None]) -> None:
    """Listen to every door of the page; `found` holds those of its charts by their keys.

    `on_pick` gets the values of the door that was opened; of other parameters than `keys` it gets nothing.
    """
    _mount(key=LISTENER, data={"marks": dict(found)}, on_pick_change=lambda: _opened(keys, on_pick))


def picked(value: object, keys: Collection[str]) -> dict[str, str] | None:
    """What a message from the browser chooses; None where it is none of ours, as only a hand-made one is.

    >>> picked('{"in_type": "○"}', ("in_type",)), picked('{"basis": "coded"}', ("in_type",)), picked("[1", ("in_type",))
    ({'in_type': '○'}, None, None)
    """
    try:
        values = json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if not isinstance(values, dict) or not values or not set(values) <= set(keys):
        return None
    return values if all(isinstance(each, str) for each in values.values()) else None


def _opened(keys: Collection[str], on_pick: Callable[[Mapping[str, str]], None]) -> None:
    values = picked(getattr(st.session_state.get(LISTENER), "pick", None), keys)
    if values is not None:
        on_pick(values)
