"""Saving what a reviewer decided, saying so at the top of the next comment, and taking it back from there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import NotAllowedError
from pages.components.frame import address, review_store

if TYPE_CHECKING:
    from analysis.reviews.store import Decision

_SAID = "_review_said"


@dataclass(frozen=True)
class _Said:
    """What became of a decision; `saved` is the decision, and its version, that can be taken back."""

    role: str
    message: str
    saved: Decision | None = None
    version: int = 0


def save(decision: Decision, *, seen: int, name: str, then: str) -> None:
    """Callback: save a decision (without a mark: take the last one back) and go on to the comment `then`.

    `seen` is the version on which the reviewer decided, `name` the wording of the mark.
    """
    from analysis.reviews.database import ReviewsUnavailableError
    from analysis.reviews.store import NotAReviewError, ReviewConflictError

    try:
        store = review_store.store()
        version = (store.record if decision.mark else store.undo)(decision, seen=seen)
    except (NotAllowedError, NotAReviewError, ReviewConflictError, ReviewsUnavailableError) as error:
        st.session_state[_SAID] = _Said("alert", str(error))
        address.choose(id=decision.comment)
        return
    what = f"を「{name}」で保存しました" if decision.mark else "の最後の決定を取り消しました"
    saved = (decision, version) if decision.mark else (None, 0)
    st.session_state[_SAID] = _Said("status", f"{decision.comment}番{what}。", *saved)
    address.choose(id=then or "")


def draw() -> None:
    """Say what became of the last decision, once, and offer to take it back."""
    said: _Said | None = st.session_state.pop(_SAID, None)
    if said is None:
        return
    sign = "⚠ " if said.role == "alert" else "✓ "
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="review_said"):
        st.html(f'<p class="atlas-said {said.role}" role="{said.role}">{sign}{escape(said.message)}</p>')
        if said.saved is not None:
            st.button(
                "取り消す",
                key="review_take_back",
                icon=":material/undo:",
                on_click=save,
                args=(replace(said.saved, mark=""),),
                kwargs={"seen": said.version, "name": "", "then": said.saved.comment},
            )
