"""The head of every page: title, unit line, how many rows are shown, and the choices in force."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address, wording

if TYPE_CHECKING:
    from pages.components.frame.view import View

CHOICE_NAMES = {
    "consultation": "資料",
    "pillar": "柱",
    "response_type": "対応区分",
    "basis": "対応区分の出所",
    "q": "検索",
    "theme": "テーマ",
    "word": "語",
    "id": "意見番号",
}


def draw(title: str, view: View) -> None:
    """Draw the head. The count is of the one selected table that the whole page uses."""
    metadata = view.consultation.metadata
    st.title(title, anchor=False)
    st.html(
        f'<p class="atlas-unit">{escape(metadata.title)}<span class="sep">|</span>{escape(metadata.unit_line)}'
        '<span class="sep">|</span>意見の件数であり、人数や賛否の数ではありません</p>'
    )
    with st.container(key="selection_count"):
        st.html(f"<p>{count_line(len(view.selected), len(view.consultation.comments))}</p>")
    _dropped()
    _chips(view)


def count_line(shown: int, total: int) -> str:
    """`表示中 22 件 / 94 件`."""
    return f"表示中 {shown:,} 件 / {total:,} 件"


def filter_text(view: View) -> str:
    """The choices in force as one line, for files and citations."""
    chosen = [f"{name}：{value}" for name, _, value in _active(view)]
    return " ／ ".join(chosen) or "なし（全件）"


def _active(view: View) -> list[tuple[str, str, str]]:
    """Shared choices in force: name on screen, parameter, value on screen."""
    selection = view.selected.selection
    return [
        *(("柱", f"pillar:{each}", view.pillars[each]) for each in selection.pillars),
        *(("対応区分", f"response_type:{each}", view.response_types[each]) for each in selection.response_types),
        *((("検索", "q:", selection.query.strip()),) if selection.query.strip() else ()),
    ]


def _chips(view: View) -> None:
    active = _active(view)
    if not active:
        return
    with st.container(horizontal=True, key="active_filters", gap="small"):
        for name, code, value in active:
            st.button(
                f"{name}：{value}".replace("[", "［").replace("]", "］"),
                icon=":material/close:",
                key=f"chip_{code}",
                on_click=_remove,
                args=(code,),
                help="この条件を外す",
            )
        st.button("条件をすべて外す", key="clear_all", type="tertiary", on_click=clear)


def _remove(code: str) -> None:
    key, _, value = code.partition(":")
    if key == "q":
        address.choose(q="")
    else:
        address.choose(**{key: [each for each in st.session_state[key] if each != value]})


def clear() -> None:
    """Drop every filter; the consultation and the basis are not filters."""
    address.choose(pillar=[], response_type=[], q="")


def _dropped() -> None:
    """Say which values of the address were not understood."""
    for each in address.dropped():
        name = CHOICE_NAMES.get(each.key, each.key)
        value = each.value if len(each.value) <= 40 else each.value[:40] + "…"
        note = f"⚠ アドレスの「{escape(name)}＝{escape(value)}」はこの資料にないため、外して表示しています。"
        st.html(f'<p class="atlas-note" role="status">{note}</p>')


def badge_text(view: View) -> str:
    """Badge of the basis in force, as HTML, for titles of charts that show response types."""
    kind = "official" if view.official else view.basis
    return f'<span class="atlas-badge {kind}">{wording.BASIS[view.basis]}</span>'
