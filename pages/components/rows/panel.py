"""The panel that any number opens: its comments, in a drawer on the right, in a sheet from below on a phone.

It closes by Esc, by its button and by Back; the address says what is open in it, so that it can be sent to somebody. Opening and
closing it runs a fragment: the rest of the page is neither counted nor drawn again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address
from pages.components.rows import narrowing
from pages.components.rows.card import Cards, comment_cards
from pages.components.shared import doors, filter_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from analysis.selection import Selected
    from pages.components.frame.view import View

MOST = 100
"""Cards in the panel; all of them stand on the page 意見を読む. A hundred of the longest Nerima cards are 360 kB."""


@dataclass(frozen=True, eq=False)
class Opened:
    """What is behind a number: its name, its comments, and the way to all of them."""

    view: View
    name: str
    selected: Selected
    cards: Cards
    link_changes: dict[str, str | list[str]] | None = None
    """The choices under which 意見を読む lists the same; None where there are none."""
    above: Callable[[], None] = lambda: None
    """Draws what is said before the cards."""


def draw(
    view: View,
    opened: Callable[[View], Opened | None] | None = None,
    *,
    keys: Collection[str] = (),
    above: Callable[[View], None] | None = None,
) -> None:
    """Draw, at the foot of a page, the listener to its doors and what they opened.

    `opened` says what is behind the choices `keys`; without it these are the conditions that narrow the selected comments
    (see `narrowing`), with `above` drawn before the cards.
    """
    _rows([view], view, opened or (lambda now: behind_conditions(now, above)), tuple(keys) or narrowing.keys(view))


def behind_conditions(view: View, above: Callable[[View], None] | None = None) -> Opened:
    """The selected comments that meet the conditions in force."""
    selected = narrowing.narrowed(view)
    return Opened(
        view,
        narrowing.text(view),
        selected,
        narrowing.cards(view, selected.first(MOST)),
        narrowing.link_changes(view),
        (lambda: above(view)) if above else (lambda: None),
    )


@st.fragment
def _rows(fresh: list[View], view: View, opened: Callable[[View], Opened | None], keys: tuple[str, ...]) -> None:
    """Listen; `fresh` holds the view of a page that has just read the choices, and nothing where this part runs alone."""
    doors.listen(view.marks, keys=keys, on_pick=lambda values: pick(keys, values))
    now = fresh.pop() if fresh else view.again()
    if any(now.value(key) for key in keys) and (found := opened(now)):
        _open(view, opened, keys, found)


def pick(keys: Collection[str], values: Mapping[str, str]) -> None:
    """Callback: a door was opened; its rows, and no narrower ones."""
    address.choose(**{**dict.fromkeys(keys, ""), "p": "1", **values})


def _open(view: View, opened: Callable[[View], Opened | None], keys: tuple[str, ...], first: Opened) -> None:
    """Open the panel. What is chosen inside it (an order, a page of uses) runs its body alone, with the choices as they are."""
    ready = [first]

    @st.dialog(_plain(first.name), width="medium", position="right", on_dismiss=lambda: pick(keys, {}))
    def body() -> None:
        if found := ready.pop() if ready else opened(view.again()):
            _body(found)

    body()


def _body(opened: Opened) -> None:
    count = len(opened.selected)
    with st.container(key="panel"):
        more = f"、はじめの{MOST}件を表示しています" if count > MOST else ""
        weighed = f"（{line}）" if (line := filter_bar.weight_line(opened.selected)) else ""
        st.html(f'<p class="atlas-panel-count"><strong>{count:,}件</strong>{weighed}{more}</p>')
        if not count:
            opened.above()
            st.html(f"<p>{_why_none(opened.view)}</p>")
            return
        if opened.link_changes is not None:
            label = f"この{count:,}件を「意見を読む」で開く"
            opened.view.link("comments", label, icon=":material/arrow_forward:", **opened.link_changes)
        opened.above()
        st.html(comment_cards(opened.selected.first(MOST), opened.cards))


def _why_none(view: View) -> str:
    unknown = view.value("in_type") and not view.selected.has_marks
    if unknown and len(view.selected):
        return "資料の記載だけでは、どの意見がこの対応区分なのかわからないため、意見を表示できません。"
    return "当てはまる意見はありません。"


def _plain(title: str) -> str:
    """A title without signs that Streamlit would take for its own markup."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#$:~|" else sign for sign in title)
