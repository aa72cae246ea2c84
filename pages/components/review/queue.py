"""The comments to confirm, the least certain first, and the one on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd
import streamlit as st

from analysis.replies.estimation.accuracy import reads_otherwise
from analysis.replies.estimation.uncertainty import uncertainty
from pages.components.frame import address
from pages.components.frame.view import once_for_all
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pages.components.frame.view import View

OFFERED = 1_000
"""Comments to choose from at once: 345,100 were a megabyte sent at each change, and 60 MB for each visitor who sees them."""
QUEUES = {
    "open": "未確認",
    "apart": "2人の区分が分かれた意見",
    "otherwise": "文言からは別の区分に読める意見",
    "done": "確認済み",
    "all": "すべて",
}


@dataclass(frozen=True, eq=False)
class Desk:
    """What lies before the reviewer."""

    values: pd.DataFrame
    """Present value and uncertainty of every comment (see `uncertainty`), with its id."""
    queue: NDArray[np.intp]
    """Rows of the comments in the chosen queue, least certain first."""
    row: int
    """That of the comment on the desk; -1 where there is none."""

    @property
    def comment(self) -> str:
        """Id of the comment on the desk; empty where there is none."""
        return "" if self.row < 0 else self.ids(np.array([self.row]))[0]

    @cached_property
    def place(self) -> int | None:
        """Where in the queue it stands; None outside of it."""
        found = np.flatnonzero(self.queue == self.row)
        return int(found[0]) if len(found) else None

    def ids(self, rows: NDArray[np.intp]) -> list[str]:
        return cast("list[str]", self.values["id"].iloc[rows].tolist())

    def neighbour(self, step: int) -> str:
        """The comment so many places further in the queue, as long as there is one."""
        place = 0 if self.place is None else self.place + step
        return self.ids(self.queue[[place]])[0] if 0 <= place < len(self.queue) else ""

    def offered(self) -> list[str]:
        """Ids to choose from: the whole queue, of a very long one the part around the comment on the desk."""
        first = min(max((self.place or 0) - OFFERED // 2, 0), max(len(self.queue) - OFFERED, 0))
        return self.ids(self.queue[first : first + OFFERED])


def desk(view: View) -> Desk:
    """The queue in force, within the shared filters, and the comment in the address, else the first of the queue."""
    values, order = every_value(view), least_certain_first(view)
    here = np.zeros(len(values), dtype=np.bool_)
    here[view.selected.positions] = True
    here &= _in_queue(view, values).to_numpy(bool)
    queue = order[here[order]]
    asked = np.flatnonzero(values["id"] == view.value("id")) if view.value("id") else queue[:1]
    return Desk(values, queue, int(asked[0]) if len(asked) else -1)


@once_for_all
def every_value(view: View) -> pd.DataFrame:
    """Present value and uncertainty of every comment, with its id."""
    return uncertainty(view.consultation, view.corpus.estimate).assign(id=view.consultation.comments["id"])


@once_for_all
def least_certain_first(view: View) -> NDArray[np.intp]:
    """Rows of all comments, the least certain first, in document order among equals."""
    return np.argsort(-every_value(view)["uncertainty"].to_numpy(), kind="stable")


def draw(view: View, desk: Desk) -> None:
    """Draw the choice of the queue, its length, and the choice of a comment."""
    switch("確認する意見", QUEUES, key="queue")
    done = int((desk.values["basis"] == "reviewed").sum())
    st.html(
        f'<p class="atlas-note" role="status">「{QUEUES[view.value("queue")]}」{len(desk.queue):,}件'
        f"（確からしさの低い順）。全{len(desk.values):,}件のうち確認済み {done:,}件。</p>"
    )
    places = {each: f"{each}番" for each in desk.offered()}
    if len(places) < len(desk.queue):
        st.html(f'<p class="atlas-note">長い一覧のため、前後の{OFFERED:,}件から選べます。</p>')
    if desk.comment and desk.comment not in places:
        places = {desk.comment: f"{desk.comment}番（この一覧の外）", **places}
    if places:
        st.selectbox(
            "意見を選ぶ",
            list(places),
            index=list(places).index(desk.comment) if desk.comment else None,
            format_func=places.__getitem__,
            key=f"review_pick_{view.value('queue')}_{desk.comment}",
            on_change=_pick,
            args=(f"review_pick_{view.value('queue')}_{desk.comment}",),
        )


def _pick(key: str) -> None:
    address.choose(id=st.session_state[key] or "")


def _in_queue(view: View, values: pd.DataFrame) -> pd.Series[bool]:
    queue, confirmed = view.value("queue"), values["basis"] == "reviewed"
    if queue == "open":
        return ~confirmed
    if queue == "done":
        return confirmed
    if queue == "apart":
        return values["apart"]
    if queue == "otherwise":
        found = reads_otherwise(view.corpus.estimate, values["mark"])
        return pd.Series(values.index.isin(found["row"]), index=values.index)
    return pd.Series(True, index=values.index)
