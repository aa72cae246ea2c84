"""Deciding: one button a response type, each with its key, the reviewer's name and a note; and taking a decision back."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import why_not
from analysis.access.people import UNVERIFIED
from analysis.package.reviewed import text_hashes
from pages.components.frame import address
from pages.components.review import deciding
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from pages.components.frame.view import View
    from pages.components.review.queue import Desk

NAME, NOTE, SINGLE_KEYS = "reviewer_name", "review_note", "review_single_keys"
KEYS = "123456789"
"""Keys of the response types in legend order; a tenth one is clicked."""
HELP = "✓ の付いたボタンがいまの値です。同じ区分を押すと同意、別の区分を押すと変更として、その場で保存し、次の意見に移ります。"
BY_KEYS = "1つのキーで操作する（数字＝区分、J＝次、K＝前、U＝取り消し。文字の入力中は働きません）"
TYPED = "入力した名前には、どの画面やファイルでも「本人確認なし」と添えます。"


def draw(view: View, desk: Desk, seen: int) -> None:
    """Draw the form. `seen` is the version of the comment's newest decision, as this page shows it.

    Who may not review is told why, and finds the way from comment to comment.
    """
    if why := why_not(visitor(), "review"):
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
    else:
        _who_and_note(desk)
        _marks(view, desk, seen)
    with st.container(horizontal=True, key="review_moves", gap="small"):
        _move("前の意見", "K", desk.neighbour(-1))
        _move("次の意見", "J", desk.neighbour(1))
        if not why:
            _undo(view, desk, seen)
    # WCAG 2.1.4: whoever speaks to the machine, or strikes keys by accident, can switch them off.
    st.toggle(BY_KEYS, value=True, key=SINGLE_KEYS, persist_state="session")
    if not why:
        st.html(f'<p class="atlas-note">{HELP}{"" if visitor().verified else TYPED}</p>')


def _who_and_note(desk: Desk) -> None:
    """Draw who decides, signed in or by a name to be typed, and the note."""
    person = visitor()
    name, note = st.columns([1, 2], vertical_alignment="bottom")
    if person.verified:
        name.html(f"<p>確認する人：<strong>{escape(person.shown)}</strong></p>")
    else:
        name.text_input(
            f"確認する人の名前（{UNVERIFIED}）",
            key=NAME,
            persist_state="session",
            max_chars=50,
            placeholder="例：企画課 山田",
        )
    note.text_input("メモ（なくてもかまいません）", key=f"{NOTE}_{desk.comment}", max_chars=1000)


def _marks(view: View, desk: Desk, seen: int) -> None:
    """Draw one button a response type."""
    present = desk.values["mark"].loc[desk.row]
    with st.container(horizontal=True, key="review_marks", gap="small"):
        for number, (mark, label) in enumerate(view.response_types.items()):
            st.button(
                label,
                key=f"review_mark_{mark}",
                # A sign rather than a colour: it is seen in both themes, and by those who see no colour.
                icon=":material/check:" if mark == present else None,
                shortcut=_key(KEYS[number]) if number < len(KEYS) else None,
                on_click=_decide,
                args=(view, desk, mark, seen),
            )


def _key(key: str) -> str | None:
    """The key of a button, while single keys are switched on."""
    return key if st.session_state.get(SINGLE_KEYS, True) else None


def _undo(view: View, desk: Desk, seen: int) -> None:
    st.button(
        "この意見の最後の決定を取り消す",
        key="review_undo",
        icon=":material/undo:",
        shortcut=_key("U"),
        disabled=not seen,
        help=None if seen else "この意見には、まだ決定がありません",
        on_click=_decide,
        args=(view, desk, "", seen),
    )


def _move(label: str, key: str, to: str) -> None:
    why = None if to else "この一覧には、これより先の意見がありません"
    st.button(
        label, key=f"review_{key}", shortcut=_key(key), disabled=not to, help=why, on_click=address.choose, kwargs={"id": to}
    )


def _decide(view: View, desk: Desk, mark: str, seen: int) -> None:
    """Callback: save a decision (an empty mark takes the last one back) and go on to the next comment."""
    from analysis.reviews.store import Decision

    present = desk.values.loc[desk.row]
    decision = Decision(
        view.consultation.id,
        desk.comment,
        mark,
        visitor().called(str(st.session_state.get(NAME, ""))),
        str(st.session_state.get(f"{NOTE}_{desk.comment}", "")),
        proposed=_text(present["mark"]),
        proposed_basis=_text(present["basis"]),
        data_hash=view.consultation.data_hash,
        text_hash=text_hashes(view.consultation.comments.loc[[desk.row]])[desk.comment],
    )
    deciding.save(decision, seen=seen, name=view.response_types.get(mark, ""), then=desk.neighbour(1) if mark else desk.comment)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
