"""Forward and back through the views of a briefing, by buttons and by the arrow keys; what stands beside the read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.arrangement import GUIDED, SECTIONS
from pages.components.frame import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.components.frame.view import View

QUESTIONS, FILES = "questions", "files"
TOOLS = (QUESTIONS, FILES)
"""Stand beside the read and are not counted in it."""
LAST_READ = "briefing_last_read"
"""Session state: the view to come back to from beside the read."""
NAMES: Mapping[str, str] = {
    "asked": "聞いた人・答えた人",
    "concentration": "集まった所",
    "answers": "どう答えたか",
    "changed": "変わったこと",
    "refused": "反映されないこと",
    "postponed": "今後の対応",
    "pair": "2つの柱",
    "voices": "寄せられた声",
    "limits": "言えないこと",
    QUESTIONS: "想定質問",
    FILES: "ファイル・構成",
}
"""Short names of the views, for the list of all of them."""


def steps(view: View) -> tuple[str, ...]:
    """The views of the read in order: those that were chosen, else the eight it begins with."""
    return tuple(view.values.get("section") or GUIDED)


def current(view: View) -> str:
    """The view in the address, be it in the read or beside it; the first of the read where it names none."""
    return view.value("step") or steps(view)[0]


def draw(view: View, step: str) -> None:
    """Draw back, the list of views, forward, and the tools. The arrow keys do what the buttons do."""
    read = steps(view)
    if step in read:
        st.session_state[LAST_READ] = step
    with st.container(horizontal=True, key="briefing_steps", vertical_alignment="center"):
        _button("前へ", "briefing_back", "Left", back(read, step))
        with st.popover(view.say(_place(read, step)), key="briefing_list"):
            _list(read, view)
        _button("次へ", "briefing_forward", "Right", forward(read, step))
        with st.container(horizontal=True, key="briefing_tools", width="content"):
            for tool in TOOLS:
                st.button(NAMES[tool], key=f"tool_{tool}", disabled=tool == step, on_click=go, args=(tool,))


def back(read: tuple[str, ...], step: str) -> str | None:
    """The view before this one; from beside the read, the one last read; None at the beginning."""
    if step in read:
        return read[read.index(step) - 1] if step != read[0] else None
    last = st.session_state.get(LAST_READ)
    return last if last in read else read[0]


def forward(read: tuple[str, ...], step: str) -> str | None:
    """The view after this one; None at the end and beside the read."""
    return read[read.index(step) + 1] if step in read[:-1] else None


def _button(label: str, key: str, shortcut: str, target: str | None) -> None:
    st.button(label, key=key, shortcut=shortcut, disabled=target is None, on_click=go, args=(target or "",))


def _place(read: tuple[str, ...], step: str) -> str:
    """Where the reader is: the number of the view among those of the read, and its name."""
    return f"{read.index(step) + 1} / {len(read)}　{NAMES[step]}" if step in read else NAMES[step]


def _list(read: tuple[str, ...], view: View) -> None:
    """Every view of the read by its number, then the sections that are not in it."""
    for number, each in enumerate(read, start=1):
        st.button(f"{number}　{view.say(NAMES[each])}", key=f"step_{each}", type="tertiary", on_click=go, args=(each,))
    others = [each for each in SECTIONS if each not in read]
    if others:
        st.html('<p class="atlas-note">いまの構成に入れていない部分</p>')
    for each in others:
        st.button(view.say(NAMES[each]), key=f"step_{each}", type="tertiary", on_click=go, args=(each,))


def go(step: str) -> None:
    """Callback: another view; what was opened in this one is closed."""
    address.choose(step=step, of="")
