"""The section 回答に見当たらない求めの確かさ of the page データと方法: the list beside two readers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from analysis.replies.judging import FIRST, agreement, unseen
from pages.components.shared import figure

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.language.lexicon import Lexicon
    from analysis.replies.judging import Agreement
    from pages.components.frame.view import View


def draw(view: View) -> None:
    """Say what the list is worth, and what readers find of those that come first."""
    if not view.consultation.has_replies:
        return
    found = _found(view.corpus.lexicon, view.corpus.data)
    figure.title("回答に見当たらない求めの確かさ", anchor="gaps")
    st.html(f"<p>{ranked(found)}</p><p>{first(found)}</p>")


def ranked(found: Agreement) -> str:
    return (
        f"ルールを見ずに書かれた架空の2つの町の意見と回答{found.comments:,}件に、2人が別々に印を付けました"
        f"（2人とも同じ{found.unanswered:,}件に、答えのない求めがあるとしました）。ルールを固めたあとに1度だけ測ったところ、"
        f"読む順の一覧の平均適合率は{found.precision or 0:.2f}でした"
        f"（順番に意味がなければ{found.unanswered / found.comments:.2f}ほど、すべて先に来れば1）。"
    )


def first(found: Agreement) -> str:
    return (
        f"一覧の先頭{FIRST}件のうち、2人の読みでも答えのない求めがあったのは{found.first:,}件です。"
        "<strong>はじめて見る資料では、別の言葉で答えていることが多くあります。</strong>"
        "回答を読んで確かめる順番の目安で、答えがないという判断ではありません。そのため、想定質問にはしていません。"
    )


@lru_cache(maxsize=4)
def _found(lexicon: Lexicon, data: Path | None) -> Agreement:
    return agreement(unseen(data), lexicon, data)
