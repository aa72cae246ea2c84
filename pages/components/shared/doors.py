"""A piece of page whose numbers, squares and words are buttons: one tap, the first one, opens what is behind them.

Streamlit has no element for it: its own buttons are one element each (94 squares would be 94 messages), links load the page
anew, and a chart answers a tablet's second tap only. The piece is HTML of our own with `data-pick` on each button.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

# Buttons in a `data-roving` part are one stop of the Tab key; arrows go from one to the next (WAI-ARIA's pattern of a toolbar).
_SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.atlas-doors');
  if (root.dataset.version !== data.version) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.pick : null;
    root.innerHTML = data.html;
    root.dataset.version = data.version;
    for (const door of root.querySelectorAll('button[aria-label]')) door.title = door.ariaLabel;
    for (const part of root.querySelectorAll('[data-roving]')) {
      part.querySelectorAll('button').forEach((button, n) => { button.tabIndex = n ? -1 : 0; });
    }
    if (held) [...root.querySelectorAll('[data-pick]')].find((door) => door.dataset.pick === held)?.focus();
  }
  root.onclick = (event) => {
    const door = event.target.closest('[data-pick]');
    if (door) setTriggerValue('pick', door.dataset.pick);
  };
  root.onkeydown = (event) => {
    const part = event.target.closest('[data-roving]');
    if (!part) return;
    const buttons = [...part.querySelectorAll('button')];
    const at = buttons.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
      ?? sameColumn(event, buttons, at);
    if (to === undefined || !buttons[to]) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    buttons[to].tabIndex = 0;
    buttons[to].focus();
  };
}
function sameColumn(event, buttons, at) {
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!down) return undefined;
  const here = buttons[at].getBoundingClientRect();
  const others = buttons.map((button, n) => ({ n, box: button.getBoundingClientRect() }))
    .filter(({ box }) => (box.top - here.top) * down > here.height / 2);
  if (!others.length) return undefined;
  const row = Math.min(...others.map(({ box }) => Math.abs(box.top - here.top)));
  return others.filter(({ box }) => Math.abs(Math.abs(box.top - here.top) - row) < 2)
    .reduce((best, each) => Math.abs(each.box.left - here.left) < Math.abs(best.box.left - here.left) ? each : best).n;
}
"""
_mount = st.components.v2.component("atlas_doors", html='<div class="atlas-doors"></div>', js=_SCRIPT, isolate_styles=False)


def door(text: str, *, classes: str = "atlas-number", label: str = "", style: str = "", **values: str) -> str:
    """HTML of a button that chooses `values`; `text` is shown, `label` read out instead of it where it says too little."""
    name = f' aria-label="{escape(label)}"' if label else ""
    look = f' style="{escape(style)}"' if style else ""
    pick = escape(json.dumps(values, ensure_ascii=False, sort_keys=True))
    return f'<button type="button" class="{classes}" data-pick="{pick}"{name}{look}>{escape(text)}</button>'


def draw(html: str, *, key: str, keys: Collection[str], on_pick: Callable[[Mapping[str, str]], None]) -> None:
    """Draw the piece. `on_pick` gets the values of the door that was opened; of other parameters than `keys` it gets nothing."""
    version = str(crc32(html.encode()))
    _mount(key=key, data={"html": html, "version": version}, on_pick_change=lambda: _opened(key, keys, on_pick))


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


def _opened(key: str, keys: Collection[str], on_pick: Callable[[Mapping[str, str]], None]) -> None:
    values = picked(getattr(st.session_state.get(key), "pick", None), keys)
    if values is not None:
        on_pick(values)
