"""Themes as a list that people keep: tried rules are saved, names changed, two made one, one taken out."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.shared import figure
from pages.components.themes.making import keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.themes.codebook import Codebook
    from pages.components.frame.view import View


def draw(view: View, tried: Codebook | None, forget: Callable[[View], None]) -> None:
    """Draw what can be saved; `tried` are the rules that were changed on this page, which `forget` drops once they are saved."""
    figure.title("テーマを資料に保存する")
    if why := keeping.refusal(view):
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
        return
    if tried is not None:
        st.button("試したルールを資料に保存する", type="primary", key="rules_save", on_click=_save, args=(view, tried, forget))
    names = {theme.code: theme.full_name for theme in view.corpus.themes}
    code = st.selectbox("名前を変える・消すテーマ", list(names), format_func=names.__getitem__, key="managed")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input("新しい名前", view.corpus.codebook.theme(code).name, max_chars=40, key=f"rename_{code}").strip()
        st.button("名前を変える", key="rename", disabled=not name, on_click=_rename, args=(view, code, name))
        st.button(
            "このテーマを消す", key="remove", on_click=keeping.removed, args=(view, code, f"「{names[code]}」を消しました。")
        )
    others = [each for each in names if each != code]
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            other = st.selectbox("まとめる相手", others, format_func=names.__getitem__, key="merged_with")
            st.button("2つを1つにまとめる", key="merge", on_click=_merge, args=(view, code, other))
    st.html(
        '<p class="atlas-note">消したテーマと変える前の内容は前の世代に残り、「資料の取り込み」の「これまでの内容」から戻せます'
        "（編集の権限）。ほかのルールが呼び出しているテーマは消せません。</p>"
    )


def _save(view: View, tried: Codebook, forget: Callable[[View], None]) -> None:
    keeping.saved(view, lambda _: tried, "ルールを資料に保存しました。")
    forget(view)


def _rename(view: View, code: str, name: str) -> None:
    def change(codebook: Codebook) -> Codebook:
        return codebook.with_theme(replace(codebook.theme(code), name=name))

    keeping.saved(view, change, f"テーマの名前を「{name}」に変えました。")


def _merge(view: View, code: str, other: str) -> None:
    """Callback: the first theme has both rules; what people decided of the other goes over to it."""
    one, two = (view.corpus.codebook.theme(each) for each in (code, other))
    both = replace(one, rule=f"({one.rule}) または ({two.rule})", fields=tuple(dict.fromkeys((*one.fields, *two.fields))))
    words = f"「{two.name}」を「{one.name}」にまとめました。"
    keeping.merged(view, lambda codebook: codebook.with_theme(both).without(other), (code, other), words)
