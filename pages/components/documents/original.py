"""A part of the original beside the comments that were read from it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analysis.ingest.apart.turns import TURNS
from analysis.ingest.readers.formats import Pages, format_named
from analysis.ingest.readers.page_picture import page_picture
from analysis.ingest.recipe.place import words_of
from pages.components.documents.said import telling
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from pages.components.documents.reading import Reading

KINDS = {
    "blank": "空行",
    "front_matter": "前後の文",
    "total": "件数",
    "page_header": "表の見出し",
    "page_mark": "ページの端",
    "section_heading": "見出し",
    "row": "意見",
    "continuation": "意見の続き",
    "rejected": "除いた行",
}
COLUMNS = {"id": "番号", "pillar_name": "柱（項目）", "opinion": "意見", "reply": "回答", "printed_mark": "対応区分"}
PICTURES = 20
"""Pages that a visit keeps drawn."""
MOST = 300
"""Lines of a page that are listed; no page of print has so many."""


class Part(NamedTuple):
    """See original_parts."""

    page: int
    begin: int
    end: int
    comments_begin: int
    comments_end: int

    @property
    def comments(self) -> int:
        return self.comments_end - self.comments_begin


def side_by_side(reading: Reading) -> None:
    """A part of the original on the left, the comments read from it on the right."""
    figure.title("原本と、読み取った意見", note="どの行をどう読んだかを、原本と並べて確かめられます。")
    lines = reading.imported.built.lines
    parts = [Part(*row) for row in reading.draft.parts.itertuples(index=False, name=None)]
    part = _chosen(reading, parts, lines)
    with st.container(key="document_beside"):
        original, read = st.columns(2, gap="medium")
        with original:
            if _pages(reading) is Pages.PRINTED:
                _picture(reading, part.page)
                with st.expander("文字として読んだ行"):
                    st.html(_lines(lines, part))
            else:
                st.html(_lines(lines, part))
        with read:
            st.html(_comments(reading, part))


def _chosen(reading: Reading, parts: list[Part], lines: pd.DataFrame) -> Part:
    """The part that is looked at; at first the first one with comments."""
    key = reading.key("part")
    first = next((number for number, part in enumerate(parts) if part.comments), 0)
    stay(key, range(len(parts)), first)
    names = [_name(reading, part, lines) for part in parts]
    with st.container(horizontal=True, vertical_alignment="bottom", key="document_turning"):
        st.selectbox("見るところ", range(len(parts)), format_func=names.__getitem__, key=key)
        now: int = st.session_state[key]
        st.button("前へ", key="document_before", disabled=now == 0, on_click=_turn, args=(key, now - 1))
        st.button("次へ", key="document_after", disabled=now == len(parts) - 1, on_click=_turn, args=(key, now + 1))
    return parts[now]


def stay(key: str, choices: Sequence[Any], first: object) -> None:
    """Keep what was chosen in a list while its words change; where it is gone (read anew, a document may have less), begin anew.

    A browser sends the words of a choice; where they are no longer in the list, Streamlit hands them on as they are.
    """
    kept = st.session_state.get(key)
    if kept not in choices:
        before = st.session_state.get(f"{key}_kept")
        kept = st.session_state[key] = before if before in choices else first
    st.session_state[f"{key}_kept"] = kept


def _turn(key: str, number: int) -> None:
    st.session_state[key] = number


def _name(reading: Reading, part: Part, lines: pd.DataFrame) -> str:
    count = f"意見{part.comments:,}件" if part.comments else "意見なし"
    if _pages(reading) is Pages.PRINTED:
        return f"{part.page}{Pages.PRINTED.value}（{count}）"
    sheet = f"{Pages.SHEETS.value}{part.page}　" if _pages(reading) is Pages.SHEETS else ""
    first, last = lines["line"].iat[part.begin], lines["line"].iat[part.end - 1]
    return f"{sheet}{first:,}～{last:,}行目（{count}）"


def _file(reading: Reading) -> str:
    return reading.imported.proposal.recipe.source.file


def _pages(reading: Reading) -> Pages:
    """What the pages of the original are."""
    format_ = format_named(_file(reading))
    return format_.pages if format_ else Pages.NONE


def _picture(reading: Reading, page: int) -> None:
    """The page as it looks, in a window of its own that scrolls by keyboard too."""
    if page not in reading.pictures:
        with telling("ページを描いています…") as tick, TURNS.taken(tick):
            reading.pictures[page] = page_picture(reading.package / _file(reading), page)
        for old in [*reading.pictures][:-PICTURES]:
            del reading.pictures[old]
    picture = reading.pictures[page]
    if picture is None:
        st.html("<p>このページの画像は作れませんでした。文字として読んだ行は下で見られます。</p>")
        return
    width, height = (int.from_bytes(picture[place : place + 4]) for place in (16, 20))  # the head of a PNG
    shape = "atlas-page atlas-wide" if width > height else "atlas-page"
    data = base64.b64encode(picture).decode("ascii")
    st.html(
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="原本の{page}ページ">'
        f'<img class="{shape}" src="data:image/png;base64,{data}" '
        f'alt="原本の{page}ページの画像。文字は下の一覧にあります"></div>'
    )


def _lines(lines: pd.DataFrame, part: Part) -> str:
    """The lines of a part, verbatim, each with what it was taken for."""
    there = lines.iloc[part.begin : min(part.end, part.begin + MOST)]
    shown = there.assign(
        line=[f"{line:,}" for line in there["line"].tolist()],
        cells=[" ｜ ".join(filter(str.strip, cells)) for cells in there["cells"].tolist()],
        kind=there["kind"].map(KINDS),
    )[["line", "cells", "kind"]]
    more = f'<p class="atlas-note">はじめの{MOST}行です。</p>' if part.end - part.begin > MOST else ""
    names = {"line": "行", "cells": "原本の文字", "kind": "読み方"}
    return figure.html_table(shown.rename(columns=names), caption="原本の行") + more


def _comments(reading: Reading, part: Part) -> str:
    if not part.comments:
        return "<p>ここから始まる意見はありません。</p>"
    here = reading.imported.built.tables["comments.csv"].iloc[part.comments_begin : part.comments_end].head(MOST)
    names = reading.imported.proposal.recipe.pillars.set_index("pillar")["short_name"]
    say = words_of(reading.imported.proposal.recipe).say
    headings = {column: say(name) for column, name in COLUMNS.items()}
    shown = here.assign(pillar_name=here["pillar"].map(names))[list(COLUMNS)].rename(columns=headings)
    return figure.html_table(shown, caption=f"ここから読み取った意見（{part.comments:,}件）")
