"""同じ文面ごと: each text that several of the comments share once, with what each sender wrote otherwise."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import numpy as np
import streamlit as st

from analysis.replies.repeated.similar_sentences import differing_spans
from pages.components.rows.card import highlighted
from pages.components.shared import figure
from pages.components.shared.filter_bar import shared_texts
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import Corpus
    from analysis.selection import Selected
    from pages.components.frame.view import View

NAMES = {"comments": "1件ずつ", "texts": "同じ文面ごと"}
NOTE = (
    "同じ文面（全角と半角、空白、記号だけが違うものと、ほぼ同じものを含みます）の意見を、文面ごとに1度だけ示します。"
    "印は、組の文面にはない言葉です。だれがなぜ同じ文面を寄せたかは、この資料からはわかりません。"
)
GROUPS, SENDERS = 30, 100
"""Texts, and comments of one text, that are shown; the rest is opened by its number."""


def draw_choice(view: View) -> None:
    """Draw the choice between comments and texts, where any text is shared."""
    if shared_texts(view.corpus):
        switch("読み方", NAMES, key="per")


def draw(view: View, selected: Selected) -> None:
    """Draw the shared texts of some comments, those of most comments first."""
    numbers = view.corpus.same_texts
    here = np.asarray(selected.positions)
    leaders, sizes = np.unique(numbers[here], return_counts=True)
    order = [each for each in np.lexsort((leaders, -sizes)) if sizes[each] > 1]
    figure.title("同じ文面の意見", note=NOTE)
    shared = int(sizes[order].sum())
    st.html(
        f"<p>{shared:,}件（{len(order):,}組）。ほかの{len(here) - shared:,}件には、表示中の意見に同じ文面のものがありません。</p>"
    )
    shown = [int(leaders[each]) for each in order[:GROUPS]]
    items = (_item(view.corpus, leader, tuple(here[numbers[here] == leader].tolist())) for leader in shown)
    st.html(f'<ol class="atlas-sentences">{"".join(items)}</ol>')
    if len(order) > GROUPS:
        st.html(f'<p class="atlas-note">多い順に{GROUPS:,}組を示しています。条件で絞り込むと、ほかの組も読めます。</p>')


@lru_cache(maxsize=256)  # comparing letters takes long, and the same texts are asked for at every run
def _item(corpus: Corpus, leader: int, rows: tuple[int, ...]) -> str:
    """One text: the wording that leads it, its comments as a link, and what stands otherwise in theirs."""
    comments = corpus.consultation.comments
    text, one = comments["opinion"].iloc[leader], comments["id"].iloc[leader]
    address = f"comments?consultation={quote(corpus.consultation.id)}&same={quote(one)}"
    others = [row for row in rows if comments["opinion"].iloc[row] != text]
    number = f'<a href="{escape(address)}" target="_self">{len(rows):,}件</a>'
    exact = f"<small>{number}（一字一句同じもの {len(rows) - len(others):,}件）</small>"
    return f"<li><p>{escape(text)}</p>{exact}{_others(comments, text, others)}</li>"


def _others(comments: pd.DataFrame, text: str, rows: list[int]) -> str:
    """Those that are not the same letter for letter, folded away, with what differs marked."""
    if not rows:
        return ""
    lines = "".join(
        f"<li>{escape(comments['id'].iloc[row])}番：{highlighted(own, differing_spans(own, text))}</li>"
        for row in rows[:SENDERS]
        if (own := comments["opinion"].iloc[row])
    )
    more = f"<li>ほか{len(rows) - SENDERS:,}件</li>" if len(rows) > SENDERS else ""
    return f"<details><summary>違うところのある{len(rows):,}件</summary><ul>{lines}{more}</ul></details>"
