"""The side bar's lowest part: who is signed in, what they may do here, and the way in and out."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.errors import StreamlitAuthError

from analysis.access.gate import read_only
from analysis.access.people import ROLE_NAMES, Role
from analysis.access.rules_file import AccessFileError, access_rules
from pages.serving.visitor import visitor

_FAILED = "_sign_in_failed"
NOT_SET_UP = (
    "サインインを始められません。.streamlit/secrets.toml の [auth] と、部品 authlib（extra「auth」）を管理者が確かめてください。"
)


def draw() -> None:
    """Draw it; at the machine itself, where nobody signs in and nothing is forbidden, there is nothing to say."""
    person = visitor()
    try:
        sign_in = access_rules().sign_in
    except AccessFileError as error:
        _say(f"⚠ 権限の設定を読めないため、全員が閲覧のみです。{error}")
        return
    if read_only():
        _say("このサーバーは何も保存しない設定です。")
    if person.verified:
        _say(f"サインイン中：{person.name}（権限：{ROLE_NAMES[person.role]}）")
        if sign_in == "oidc":
            st.button("サインアウト", key="sign_out", on_click=st.logout)
    elif sign_in == "oidc":
        st.button("サインイン", key="sign_in", on_click=_sign_in)
        if st.session_state.pop(_FAILED, False):
            st.html(f'<p class="atlas-said alert" role="alert">⚠ {NOT_SET_UP}</p>')
    elif person.role is Role.READER:
        _say(
            "閲覧のみです。"
            + ("サインインが伝わっていません。" if sign_in else "保存には、管理者によるサインインの設定が要ります。")
        )


def _say(text: str) -> None:
    st.html(f'<p class="atlas-note">{escape(text)}</p>')


def _sign_in() -> None:
    try:
        st.login()
    except StreamlitAuthError:
        st.session_state[_FAILED] = True
