"""The comments to confirm, the least certain first, and the one on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.replies.estimation.accuracy import reads_otherwise
from analysis.replies.estimation.uncertainty import uncertainty
from pages.components.frame import address
from pages.components.frame.view import once_for_all
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from pages.components.frame.view import View

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
    queue: list[str]
    """Ids of the comments in the chosen queue, least certain first."""
    comment: str
    """The comment on the desk; empty where there is none."""

    @cached_property
    def row(self) -> int:
        return int(self.values.index[self.values["id"] == self.comment][0])

    def neighbour(self, step: int) -> str:
        """The comment so many places further in the queue, as long as there is one."""
        if self.comment not in self.queue:
            return self.queue[0] if self.queue else ""
        place = self.queue.index(self.comment) + step
        return self.queue[place] if 0 <= place < len(self.queue) else ""


def desk(view: View) -> Desk:
    """The queue in force, within the shared filters, and the comment in the address, else the first of the queue."""
    values = every_value(view)
    chosen = values[_in_queue(view, values) & values.index.isin(view.selected.index)]
    queue = chosen.sort_values("uncertainty", ascending=False, kind="stable")["id"].tolist()
    return Desk(values, queue, view.value("id") or (queue[0] if queue else ""))


@once_for_all
def every_value(view: View) -> pd.DataFrame:
    """Present value and uncertainty of every comment, with its id."""
    return uncertainty(view.consultation, view.corpus.estimate).assign(id=view.consultation.comments["id"])


def draw(view: View, desk: Desk) -> None:
    """Draw the choice of the queue, its length, and the choice of a comment."""
    switch("確認する意見", QUEUES, key="queue")
    done = int((desk.values["basis"] == "reviewed").sum())
    st.html(
        f'<p class="atlas-note" role="status">「{QUEUES[view.value("queue")]}」{len(desk.queue):,}件'
        f"（確からしさの低い順）。全{len(desk.values):,}件のうち確認済み {done:,}件。</p>"
    )
    places = {each: f"{each}番" for each in desk.queue}
    if desk.comment and desk.comment not in places:
        places = {desk.comment: f"{desk.comment}番（この一覧の外）", **places}
    if places:
        st.selectbox(
            "意見を選ぶ",
            list(places),
            index=list(places).index(desk.comment),
            format_func=places.__getitem__,
            key=f"review_pick_{view.value('queue')}_{desk.comment}",
            on_change=_pick,
            args=(f"review_pick_{view.value('queue')}_{desk.comment}",),
        )


def _pick(key: str) -> None:
    address.choose(id=st.session_state[key])


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
