"""The bar under the title of every page: search, what is chosen and how to drop it. It stays in sight."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import streamlit as st

from analysis.attributes import WHERE, attributes, weights
from analysis.statistics.texts.text_numbers import NEAR_UP_TO
from pages.components.frame import address, wording
from pages.components.frame.choices import bases
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.selection import Selected
    from pages.components.frame.view import View

SEARCH_HELP = (
    "空白で区切ると、すべての語を含む意見を探します。"
    "全角と半角、大文字と小文字、表記の違い（スマホとスマートフォンなど）は区別しません。"
)


TEXTS = {"no": "1件ずつ", "yes": "同じ文面は1件"}
TEXTS_HELP = (
    "「同じ文面は1件」にすると、文面が同じ意見（{some}）を、はじめの1件だけで数えます。"
    "文面が同じでも、出した人は別かもしれません。資料の公式集計とは比べられなくなります。"
)
ALIKE, SAME = "空白や記号だけ、または一部が違うものを含む", "空白や記号だけが違うものを含む"
ALONE = {"q": "", "texts": "no"}
"""Shared choices of one value → what stands for none."""


def draw(view: View, *, shown: int) -> None:
    """Draw the shared choices; `shown` is how many comments the page speaks of.

    Their keys are the URL parameters; what they hold is in the address by the time a page runs.
    """
    with st.container(key="filter_bar", gap="xsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="filter_controls"):
            st.text_input(
                "検索（意見・回答）",
                key="q",
                type="search",
                placeholder="意見と回答を検索",
                persist_state="session",
                label_visibility="collapsed",
                width=260,
            )
            with st.popover("絞り込む", icon=":material/tune:"):
                _choices(view)
            st.html(f'<p class="atlas-count" role="status">{count_line(shown, len(view.consultation.comments))}</p>')
            if known := known_line(view):
                st.html(f'<p class="atlas-known">{known}</p>')
        _chips(view)


def count_line(shown: int, total: int) -> str:
    """`表示中 22 件 / 94 件`."""
    return f"表示中 {shown:,} 件 / {total:,} 件"


def known_line(view: View) -> str:
    """`このうち1件を確認`, where the basis in force knows some of the shown comments only."""
    known, shown = int(view.selected.mark.notna().sum()), len(view.selected)
    if not view.typed or not view.marked or known == shown:
        return ""
    return f"このうち{known:,}件を確認" if view.basis == "reviewed" else f"このうち対応区分のわかる意見 {known:,}件"


def weight_line(selected: Selected) -> str:
    """`資料の「件数」では合わせて210件`, where rows stand for several opinions; an empty cell is one.

    Nothing where texts are counted: the first row of a text does not stand for the others.
    """
    found = weights(selected.consultation)
    if found is None or selected.selection.texts:
        return ""
    return f"資料の「件数」では合わせて{int(found.iloc[selected.positions].sum()):,}件"


def texts_line(view: View) -> str:
    """`同じ文面の意見 12件（3組）`, where some of the selected comments share a text; empty where each has its own."""
    numbers = view.corpus.same_texts[view.selected.positions]
    _, sizes = np.unique(numbers, return_counts=True)
    several = sizes[sizes > 1]
    return f"同じ文面の意見 {several.sum():,}件（{len(several):,}組）" if len(several) else ""


@lru_cache(maxsize=16)
def shared_texts(corpus: Corpus) -> bool:
    """Whether any two comments share a text."""
    return len(np.unique(corpus.same_texts)) < len(corpus.same_texts)


def filter_text(view: View) -> str:
    """The choices in force as one line, for files and citations."""
    chosen = [f"{each.name}：{each.shown}" for each in active(view)]
    return " ／ ".join(chosen) or "なし（全件）"


class Condition(NamedTuple):
    """A shared choice in force."""

    name: str
    key: str
    """Its parameter."""
    value: str
    shown: str
    """The value on screen."""


def active(view: View) -> list[Condition]:
    """Shared choices in force, in the order in which they are offered."""
    selection = view.selected.selection
    return [
        *(Condition(view.say("柱"), "pillar", each, view.pillars[each]) for each in selection.pillars),
        *(Condition("対応区分", "response_type", each, view.response_types[each]) for each in selection.response_types),
        *(
            Condition(attributes(view.consultation)[column].name, f"{WHERE}{column}", value, value)
            for column, values in selection.attributes
            for value in values
        ),
        *((Condition("検索", "q", "", selection.query.strip()),) if selection.query.strip() else ()),
        *((Condition("数え方", "texts", "", "同じ文面は1件"),) if selection.texts else ()),
    ]


def _choices(view: View) -> None:
    pillars = view.pillars
    st.multiselect(
        view.say("柱（項目）"),
        list(pillars),
        format_func=pillars.__getitem__,
        key="pillar",
        placeholder="すべて",
        persist_state="session",
    )
    for each in attributes(view.consultation).values():
        st.multiselect(each.name, each.values, key=f"{WHERE}{each.column}", placeholder="すべて", persist_state="session")
    if view.typed:
        _type_choices(view)
    if shared_texts(view.corpus) or view.value("texts") == "yes":
        some = ALIKE if len(view.consultation.comments) <= NEAR_UP_TO else SAME
        switch("数え方", TEXTS, key="texts", note=TEXTS_HELP.format(some=some))
    st.html(f'<p class="atlas-note">検索：{SEARCH_HELP}</p>')


def _type_choices(view: View) -> None:
    """Response types and where they come from: for documents that have some."""
    marks = view.response_types
    closed = not view.marked and not view.values["response_type"]
    st.multiselect(
        "対応区分",
        list(marks),
        format_func=marks.__getitem__,
        key="response_type",
        placeholder="選べません" if closed else "すべて",
        disabled=closed,
        persist_state="session",
    )
    st.selectbox(
        "対応区分のよりどころ",
        bases(view.consultation),
        format_func=wording.BASIS.__getitem__,
        key="basis",
        persist_state="session",
    )
    unknown = "意見ごとの対応区分は、この資料からは分からないため、区分では絞り込めません。"
    st.html(f'<p class="atlas-note">{view.say(wording.BASIS_NOTE[view.basis]) if view.marked else unknown}</p>')


def _chips(view: View) -> None:
    chosen = active(view)
    if not chosen:
        return
    with st.container(horizontal=True, key="active_filters", gap="small"):
        for name, key, value, shown in chosen:
            st.button(
                f"{name}：{shown}".replace("[", "［").replace("]", "］"),
                icon=":material/close:",
                key=f"chip_{key}:{value}",
                on_click=_remove,
                args=(key, value),
                help="この条件を外す",
            )
        st.button("条件をすべて外す", key="clear_all", type="tertiary", on_click=_clear, args=([each.key for each in chosen],))


def _remove(key: str, value: str) -> None:
    if key in ALONE:
        address.choose(**{key: ALONE[key]})
    else:
        address.choose(**{key: [each for each in st.session_state[key] if each != value]})


def _clear(keys: list[str]) -> None:
    """Callback: drop every filter; the consultation and the basis are not filters."""
    empty: dict[str, str | list[str]] = {key: ALONE.get(key, []) for key in keys}
    address.choose(**empty)
