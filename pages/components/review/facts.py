"""What a reviewer needs to know of one comment: its texts with the deciding words, every reading of it, and what was decided."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.access.people import shown_name
from analysis.package.reviewed import japanese_time, vouched_for
from pages.components.rows import narrowing
from pages.components.rows.card import Cards, badge, comment_cards
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.components.frame.view import View
    from pages.components.review.queue import Desk

ACTION = {"confirm": "同意", "change": "変更", "undo": "取り消し"}
SURE = {"high": "高い", "medium": "中くらい", "low": "低い"}


def draw_comment(view: View, desk: Desk) -> None:
    """Draw the comment with the words of the reply that speak for any response type."""
    rows = view.consultation.comments.loc[[desk.row]]
    hits = view.corpus.estimate.hits
    own = hits[hits["row"] == desk.row]

    def spans(row: int, field: str, _text: str) -> Sequence[tuple[int, int]]:
        found = own[(own["reply_row"] == row) & (field == "reply")]
        return list(found[["start", "end"]].drop_duplicates().itertuples(index=False, name=None))

    st.html(comment_cards(rows, Cards(view, spans, narrowing.cards(view, rows).themes)))


def readings(view: View, desk: Desk) -> list[tuple[str, str]]:
    """Every reading of the comment as HTML: who or what says it, and what."""
    coding = view.consultation.coding
    coded = coding[(coding["source"] == "coded") & (coding["comment"] == desk.comment)]
    estimate = view.corpus.estimate.table.iloc[desk.row]
    present = desk.values.loc[desk.row]
    rows = [
        ("いまの値", f"{_name(view, present['mark'])} {badge(present['basis']) if isinstance(present['basis'], str) else ''}")
    ]
    for reading in coded.itertuples():
        rows += [
            ("1人目が付けた区分", _read(view, reading.coder_a, reading.confidence_a)),
            ("2人目が付けた区分", _read(view, reading.coder_b, reading.confidence_b)),
            ("協議のメモ", escape(reading.reason) if isinstance(reading.reason, str) else "なし"),
        ]
    rows += [
        ("推定", _probable(view, estimate["mark"], estimate["probability"])),
        ("推定の2番目", _probable(view, estimate["second"], estimate["second_probability"])),
        ("手がかりの語", _cues(view, desk)),
    ]
    return rows


def draw_readings(view: View, desk: Desk) -> None:
    body = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in readings(view, desk))
    caption = f"{escape(desk.comment)}番の対応区分について"
    st.html(f'<table class="atlas-table"><caption>{caption}</caption><tbody>{body}</tbody></table>')


def draw_history(view: View, history: pd.DataFrame, comment: str) -> None:
    """Draw every decision on the comment, oldest first; nothing before the first."""
    own = history[history["comment"] == comment]
    if own.empty:
        return
    table = pd.DataFrame(
        {
            "日時": own["at"].map(japanese_time),
            "確認した人": whose(own),
            "種類": own["action"].map(ACTION),
            "前": own["before"].map(view.response_types).fillna("未確認"),
            "後": own["after"].map(view.response_types).fillna("未確認"),
            "メモ": own["note"],
        }
    )
    with st.expander(f"この意見の確認の記録（{len(table):,}）"):
        st.html(figure.html_table(table, caption=f"{comment}番の確認の記録"))


def whose(history: pd.DataFrame) -> list[str]:
    """The reviewer of each decision, and beside a typed name that nobody checked it."""
    return [shown_name(name, verified=known) for name, known in zip(history["reviewer"], vouched_for(history), strict=True)]


def _name(view: View, mark: object) -> str:
    return escape(view.response_types.get(mark, mark)) if isinstance(mark, str) else "―"


def _read(view: View, mark: object, confidence: object) -> str:
    if not isinstance(mark, str):
        return "なし"
    return _name(view, mark) + (f"（確かさ：{SURE[confidence]}）" if isinstance(confidence, str) else "")


def _probable(view: View, mark: object, probability: float) -> str:
    return f"{_name(view, mark)}（{probability:.0%}）" if isinstance(mark, str) else "なし"


def _cues(view: View, desk: Desk) -> str:
    """The words that speak for each mark, strongest first."""
    hits = view.corpus.estimate.hits
    own = hits[hits["row"] == desk.row].sort_values("weight", ascending=False, kind="stable")
    pieces = [
        f"{_name(view, mark)}：{'、'.join(f'「{escape(text)}」' for text in dict.fromkeys(group['text']))}"
        for mark, group in own.groupby("mark", sort=False)
    ]
    return "<br>".join(pieces) or "なし（公式集計の件数だけから推定しています）"
