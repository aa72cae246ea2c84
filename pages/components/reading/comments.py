"""The parts of the reading page: order, paging, one comment alone with its citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.attributes import further
from analysis.package.roles import NAMES
from analysis.statistics.words.text_length import text_lengths
from pages.components.frame import address, wording
from pages.components.frame.choices import SORTS
from pages.components.rows import narrowing
from pages.components.rows.card import comment_cards

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.selection import Selected
    from pages.components.frame.view import View

PAGE_SIZE = 20
FILE_COLUMNS = {
    "id": "番号",
    "pillar_name": "柱（項目）",
    "category": "分類（資料の表記）",
    "opinion": "意見概要",
    "reply": "区の考え方",
    "reply_shared_with": "共通の回答（推定）",
    "mark_name": "対応区分",
    "basis": "対応区分のよりどころ",
    "page": "表の枚目",
    "line": "資料の行",
}


def file_columns(view: View) -> dict[str, str]:
    """Columns of the file by their names on screen; what else the document says of a comment follows under its heading."""
    own = view.named(FILE_COLUMNS)
    brought = {name: NAMES.get(name, name) for name in further(view.consultation) if name not in own}
    return own | {name: f"{label}（資料）" if label in own.values() else label for name, label in brought.items()}


def draw_choices(view: View, selected: Selected) -> None:
    """Draw order, and what narrows this page alone."""
    narrowing.chips(view)
    if narrowing.narrowings(view):
        with st.container(key="reading_count"):
            st.html(f"<p><strong>このうち {len(selected):,}件</strong></p>")
    st.segmented_control("並び順", list(SORTS), format_func=SORTS.__getitem__, key="sort", persist_state="session", required=True)


def ordered(selected: Selected, sort: str) -> NDArray[np.intp]:
    """Rows in document order, or by length of a text (longest first, document order among equals)."""
    if sort not in ("opinion", "reply"):
        return selected.positions
    return selected.positions[np.argsort(-np.nan_to_num(text_lengths(selected.column(sort))), kind="stable")]


def page_of(rows: NDArray[np.intp], view: View) -> pd.DataFrame:
    """The comments of the page in the address; a page that does not exist is the nearest one that does."""
    first = (page_number(len(rows), view) - 1) * PAGE_SIZE
    return view.consultation.comments.iloc[rows[first : first + PAGE_SIZE]]


def page_number(rows: int, view: View) -> int:
    asked = view.value("p")
    return min(max(int(asked), 1), pages_of(rows)) if asked.isdecimal() and len(asked) < 9 else 1


def pages_of(rows: int) -> int:
    return max(-(-rows // PAGE_SIZE), 1)


def draw_pages(rows: int, view: View) -> None:
    """Draw the way to the other pages."""
    number, last = page_number(rows, view), pages_of(rows)
    if not rows:
        st.html("<p>当てはまる意見はありません。条件を外してください。</p>")
    if last == 1:
        return
    with st.container(horizontal=True, key="pages", vertical_alignment="center"):
        st.button(
            "前の20件",
            disabled=number == 1,
            on_click=address.choose,
            kwargs={"p": str(number - 1)},
            help="最初のページです" if number == 1 else None,
        )
        st.html(f"<p>{number:,} / {last:,} ページ</p>", width="content")
        st.button(
            "次の20件",
            disabled=number == last,
            on_click=address.choose,
            kwargs={"p": str(number + 1)},
            help="最後のページです" if number == last else None,
        )


def found_by_number(view: View) -> int:
    """How many comments a permalink shows: one, or none."""
    return int((view.consultation.comments["id"] == view.value("id")).sum())


def draw_one(view: View) -> None:
    """Draw the comment of a permalink, whatever the filters, and how to cite it."""
    comments = view.consultation.comments
    found = comments[comments["id"] == view.value("id")]
    outside = not found.index.isin(view.selected.index).all()
    if found.empty:
        st.html(f"<p>番号 {view.value('id')} の意見はこの資料にありません。</p>")
        return
    if outside:
        st.html('<p class="atlas-note">この意見は、いまの絞り込み条件には含まれていません。</p>')
    st.html(comment_cards(found, narrowing.cards(view, found)))
    st.html('<h2 class="atlas-title">引用するとき</h2>')
    st.code(citation(found.iloc[0], view), language=None, wrap_lines=True)
    st.button("一覧に戻る", icon=":material/arrow_back:", on_click=address.choose, kwargs={"id": ""})


def citation(comment: pd.Series, view: View) -> str:
    """A reference that can be checked: publisher, document, number, place and the source file's hash."""
    metadata = view.consultation.metadata
    line = f"、{metadata.source_file} {int(comment['line'])}行目" if pd.notna(comment["line"]) else ""
    return f"{metadata.document}意見{comment['id']}番{line}（SHA-256 {metadata.source_sha256[:12]}…）"


def file_table(comments: pd.DataFrame, view: View) -> pd.DataFrame:
    """The comments as they go into a file: names for codes, and where each mark comes from."""
    marks = view.consultation.marks(view.basis).reindex(comments.index)
    return comments.assign(
        pillar_name=comments["pillar"].map(view.pillars),
        mark_name=marks.map(view.response_types),
        basis=wording.BASIS[view.basis],
    )
