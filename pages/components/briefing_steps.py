"""Forward and back through the views of a briefing, by buttons and by the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.arrangement import SECTIONS
from pages.components import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.components.view import View

QUESTIONS, FILES = "questions", "files"
NAMES: Mapping[str, str] = {
    "asked": "聞いた人・答えた人",
    "concentration": "集まった所",
    "answers": "どう答えたか",
    "changed": "変わったこと",
    "refused": "反映できないこと",
    "postponed": "先に延ばしたこと",
    "pair": "2つの柱",
    "voices": "寄せられた声",
    "limits": "言えないこと",
    QUESTIONS: "想定質問",
    FILES: "ファイル・構成",
}
"""Short names of the views, for the list of all of them."""


def steps(view: View) -> list[str]:
    """The views in order: the sections that were chosen (all when none), then questions and files."""
    return [*(view.values.get("section") or SECTIONS), QUESTIONS, FILES]


def current(view: View, steps: list[str]) -> str:
    """The view in the address; the first one where it is not among those chosen."""
    return view.value("step") if view.value("step") in steps else steps[0]


def draw(steps: list[str], step: str) -> None:
    """Draw back, the list of views, forward. The arrow keys do what the buttons do."""
    place = steps.index(step)
    with st.container(horizontal=True, key="briefing_steps", vertical_alignment="center"):
        st.button(
            "前へ",
            key="briefing_back",
            shortcut="Left",
            disabled=place == 0,
            on_click=go,
            args=(steps[max(place - 1, 0)],),
        )
        with st.popover(f"{place + 1} / {len(steps)}　{NAMES[step]}", key="briefing_list"):
            for number, each in enumerate(steps, start=1):
                st.button(f"{number}　{NAMES[each]}", key=f"step_{each}", type="tertiary", on_click=go, args=(each,))
        st.button(
            "次へ",
            key="briefing_forward",
            shortcut="Right",
            disabled=place == len(steps) - 1,
            on_click=go,
            args=(steps[min(place + 1, len(steps) - 1)],),
        )


def go(step: str) -> None:
    """Callback: another view; what was opened in this one is closed."""
    address.choose(step=step, of="")
