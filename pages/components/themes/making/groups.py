"""意見のまとまり: comments that use the same words, as proposals; a person names one and makes it a theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analysis.themes.codebook import Theme
from analysis.themes.common import common_codebook, with_common
from pages.components.frame import address
from pages.components.frame.choices import GROUPS
from pages.components.frame.view import once
from pages.components.rows import text_grouping
from pages.components.shared import figure
from pages.components.shared.doors import door
from pages.components.shared.switch import switch
from pages.components.themes.making import choosing, keeping

if TYPE_CHECKING:
    from pages.components.frame.view import View

NOTE = (
    "意見と回答の名詞が似たものを、計算でまとめた案です（非負値行列因子分解。同じ資料なら、いつも同じ結果になります）。"
    "まとまりの数で分かれ方は変わります。正しい分け方はありません。テーマにするかどうかは、読んで決めてください。"
)
TYPICAL, WORDS = 3, 6
QUOTE = 60
"""Characters of a typical opinion that are shown."""


def draw(view: View) -> None:
    """Draw the number of groups, the groups, and the form that makes one a theme."""
    figure.title("意見のまとまり", note=NOTE)
    switch("まとまりの数", {number: number for number in GROUPS}, key="groups")
    found = text_grouping.groups(view.corpus, int(view.value("groups")))
    if not found.sizes:
        st.html("<p>2件以上に共通する名詞が少なく、まとまりを作れません。</p>")
        return
    st.html(_cards(view))
    _form(view)
    if not view.corpus.themes and not keeping.refusal(view):  # later they are chosen beside the examples of a theme
        choosing.draw(view)
    _common(view)


@once("groups")
def _cards(view: View) -> str:
    found = text_grouping.groups(view.corpus, int(view.value("groups")))
    here = np.bincount(found.group[view.selected.positions] + 1, minlength=len(found.sizes) + 1)
    cards = "".join(_card(view, group, int(count)) for group, count in enumerate(here[1:]))
    left = f'<p class="atlas-note">どのまとまりにも入らない意見：{int(here[0]):,}件</p>' if here[0] else ""
    return f'<div class="atlas-profiles">{cards}</div>{left}'


def _card(view: View, group: int, count: int) -> str:
    """A group: its number of comments as a door, its words, its most typical opinions."""
    found = text_grouping.groups(view.corpus, int(view.value("groups")))
    comments = view.consultation.comments
    quotes = "".join(
        f"<li>{escape(_short(comments['opinion'].iloc[row]))}（{escape(comments['id'].iloc[row])}番）</li>"
        for row in found.typical(group, TYPICAL)
    )
    number = door(f"{count:,}件", in_group=str(group + 1)) if count else "0件"
    words = escape(text_grouping.words(found, group, WORDS))
    return (
        f'<section class="atlas-profile"><h3>まとまり{group + 1} {number}</h3>'
        f"<dl><dt>目立つ語</dt><dd>{words}</dd><dt>典型的な意見</dt><dd><ul>{quotes}</ul></dd></dl></section>"
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE else f"{line[:QUOTE]}…"


def _form(view: View) -> None:
    """Draw the form that makes a group a theme, where this visitor may."""
    figure.title(
        "まとまりをテーマにする",
        note="選んだ語のどれかがある意見に付くテーマになります。あとからルールを直し、1件ずつ出し入れできます。",
    )
    if why := keeping.refusal(view):
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
        return
    found = text_grouping.groups(view.corpus, int(view.value("groups")))
    group = st.selectbox(
        "まとまり",
        range(len(found.sizes)),
        format_func=lambda each: f"まとまり{each + 1}（{text_grouping.words(found, each, 3)}）",
        key="group_made",
    )
    terms = text_grouping.terms(found, group)
    key = f"{view.value('groups')}_{group}"  # what was chosen for one group is not taken for another
    chosen = st.multiselect(
        "語（どれかがあれば付く）", terms, default=terms[:3], accept_new_options=True, key=f"group_words_{key}"
    )
    name = st.text_input("テーマの名前", value="・".join(terms[:2]), max_chars=40, key=f"group_name_{key}")
    st.button(
        "テーマとして保存する",
        type="primary",
        key="group_save",
        disabled=not (name.strip() and chosen),
        on_click=_made,
        args=(view, name.strip(), tuple(chosen)),
    )


def _common(view: View) -> None:
    """Draw the offer to begin with themes that stand in no document of its own, where some of them are not there yet."""
    common = common_codebook(view.corpus.data)
    taken = {theme.code for theme in view.corpus.themes}
    left = [theme for theme in common.themes if theme.code not in taken]
    if not left or keeping.refusal(view):
        return
    names = "、".join(view.say(theme.name) for theme in left)
    figure.title(
        "共通のテーマから始める",
        note=f"どの資料にもありそうな{len(left):,}のテーマ（{names}）を加えます。別の資料（1つの計画への94件の意見）で作ったルールです。"
        "この資料での確かさは測っていないので、付いた意見を読んで、要らないものは消してください。",
    )
    st.button("共通のテーマを加える", key="common_add", on_click=_take, args=(view, len(left)))


def _take(view: View, count: int) -> None:
    """Callback: the common themes, in the words of the document."""
    address.choose(part="cross")
    words = f"共通のテーマ{count:,}を加えました。"
    common = common_codebook(view.corpus.data)
    keeping.saved(view, lambda codebook: with_common(codebook, common, view.say), words)


def _made(view: View, name: str, words: tuple[str, ...]) -> None:
    """Callback: a new theme of these words."""
    code = keeping.new_code(view)
    rule = " または ".join(f"「{word.strip('「」')}」" for word in words)
    theme = Theme(code, name, f"{'、'.join(words)}のどれかの語がある意見", rule, fields=("opinion",))
    address.choose(part="groups")  # a document that had no themes shows them now, and this place is among others
    keeping.saved(view, lambda codebook: codebook.with_theme(theme), f"テーマ「{name}」を保存しました。")
