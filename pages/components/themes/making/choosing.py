"""A theme of comments that a person chose, without a rule; taken out of another theme, that one is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.themes.codebook import Theme
from analysis.themes.decisions import IN, OUT
from analysis.themes.rules.expression import BY_HAND
from pages.components.frame import address
from pages.components.shared import figure
from pages.components.themes.making import keeping

if TYPE_CHECKING:
    from pages.components.frame.view import View

NOTE = (
    "選んだ意見だけが付くテーマになります（ルールはありません）。3件ほど選んで作り、上の「例から見つける」で似た意見を足せます。"
    "ほかのテーマから外すと、そのテーマを分けたことになります。"
)


def draw(view: View, theme: str = "") -> None:
    """Draw the choice of comments, the new theme's name, and whether they leave the theme `theme`."""
    figure.title("選んだ意見から新しいテーマを作る", note=NOTE)
    ids = view.consultation.comments["id"].tolist()
    chosen = st.multiselect("意見の番号", ids, format_func="{}番".format, key="chosen_comments", placeholder="番号を選ぶ")
    name = st.text_input("新しいテーマの名前", max_chars=40, key="chosen_name").strip()
    out = bool(theme) and st.checkbox(f"「{view.corpus.codebook.theme(theme).name}」からは外す", key="chosen_split")
    st.button(
        "新しいテーマとして保存する",
        key="chosen_save",
        disabled=not (chosen and name),
        on_click=_made,
        args=(view, name, tuple(chosen), theme if out else ""),
    )


def _made(view: View, name: str, comments: tuple[str, ...], out_of: str) -> None:
    """Callback: a new theme of these comments, which leave another one where that was asked for."""
    code = keeping.new_code(view)
    theme = Theme(code, name, "人が1件ずつ選んだ意見", BY_HAND, fields=("opinion",))
    decided = {code: dict.fromkeys(comments, IN), **({out_of: dict.fromkeys(comments, OUT)} if out_of else {})}
    address.choose(part="examples", of_theme=code)
    keeping.saved_with(
        view, lambda codebook: codebook.with_theme(theme), decided, f"テーマ「{name}」（{len(comments):,}件）を保存しました。"
    )
