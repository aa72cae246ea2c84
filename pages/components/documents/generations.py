"""Earlier generations of a consultation: an editor looks which there are, and puts one back."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import NotAllowedError, may
from analysis.keeping.history import generations, kept_ids, state_of
from analysis.keeping.putting import restore
from analysis.package.data_folder import data_folder
from analysis.package.problem import PackageError
from analysis.package.reviewed import japanese_time
from pages.components.documents.said import refused
from pages.components.frame.library import library
from pages.components.shared import figure
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from analysis.keeping.history import Generation

_RESTORED, _SEEN = "documents_restored", "documents_restore_seen"
NOT_RESTORED = "元に戻せませんでした。"


def draw() -> None:
    """Draw the generations that are kept, for who may restore one; nothing where there are none."""
    consultations = data_folder() / "consultations"
    ids = kept_ids(consultations) if may(visitor(), "restore") else []
    if not ids:
        return
    figure.title(
        "以前の内容に戻す",
        note="資料を置き換えるたびに、前の内容を履歴に残しています。戻すと、いまの内容も履歴に残ります。",
    )
    name = st.selectbox("戻す資料", ids, key="restore_id")
    kept = {each.name: each for each in generations(consultations / name)}
    chosen = st.selectbox("どの内容に戻すか", list(kept), format_func=lambda each: _said(kept[each]), key=f"restore_{name}")
    seen = st.session_state.get(_SEEN, {}).get(name)
    st.session_state[_SEEN] = {name: state_of(consultations / name)}
    if st.button("この内容に戻す", key="restore") and _restored(kept[chosen], name, seen):
        st.rerun()  # the side bar was drawn before
    if said := st.session_state.pop(_RESTORED, ""):
        st.html(f'<p role="status" class="atlas-said">✓ {escape(said)}</p>')


def _said(generation: Generation) -> str:
    """A generation in a line: until when it stood, its title, and the beginning of its hash."""
    until = japanese_time(generation.replaced.isoformat())
    return f"{until}に置き換えられた内容：{generation.title or '（名前を読めません）'}（{generation.content[:8]}）"


def _restored(generation: Generation, name: str, seen: str | None) -> bool:
    place = data_folder() / "consultations" / name
    try:
        with st.spinner("元に戻しています…"):
            restore(generation.folder, place, by=visitor(), seen=seen)
            damaged = library(look=True).problems.get(name)
    except PackageError as error:
        refused(error, NOT_RESTORED)
        return False
    except (NotAllowedError, OSError) as error:
        st.html(f'<p role="alert" class="atlas-said alert">⚠ {escape(str(error))}{NOT_RESTORED}</p>')
        return False
    if damaged:
        refused(damaged, "元に戻しましたが、資料として読み込めません。")
        return False
    st.session_state[_RESTORED] = (
        f"「{name}」を、{japanese_time(generation.replaced.isoformat())}に置き換えられた内容に戻しました。"
    )
    return True
