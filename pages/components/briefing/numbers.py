"""The numbers of one view of a briefing, each with a name for the address and the comments it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.briefing.content import Count
from pages.components.frame import address
from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import query_spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefing.content import Section, Sentence, Table
    from pages.components.frame.view import View

AT_ONCE = 10
"""Cards drawn at once; the others follow page by page."""


class Number(NamedTuple):
    """What is counted, in words, and the comments."""

    label: str
    ids: tuple[str, ...]


def numbers(section: Section) -> dict[str, Number]:
    """Every number of a section that counts a comment: first those of its sentences, then those of its tables."""
    found: dict[str, Number] = {}
    for place, sentence in enumerate((section.message, *section.details)):
        found |= _of_sentence(f"text{place}", sentence)
    for table in section.tables:
        found |= _of_table(table)
    return found


def cell_name(table: str, row: int, column: str) -> str:
    """The name of a cell's number in the address."""
    return f"{table}.{row}.{column}"


def draw(view: View, found: Mapping[str, Number]) -> None:
    """Draw the choice of a number (clicks on figures set it as well) and the comments it counts."""
    if not found:
        return
    if st.session_state.get("of") not in found:
        st.session_state["of"] = ""
    st.selectbox(
        "数の中身を読む",
        ["", *found],
        format_func=lambda name: found[name].label if name else "数を選ぶと、数えた意見を表示します",
        key="of",
        persist_state="session",
    )
    if name := st.session_state["of"]:
        rows(view, found[name].ids, key="of")


def rows(view: View, ids: tuple[str, ...], *, key: str) -> None:
    """Draw how many comments there are, and them, a page at a time."""
    comments = view.consultation.comments
    table = comments[comments["id"].isin(ids)]
    with st.container(key=f"{key}_count"):
        st.html(f"<p><strong>{len(table):,}件</strong></p>")
    pages = -(-len(table) // AT_ONCE)
    page = st.pagination(pages, key=f"{key}_page_{ids[0]}_{len(ids)}") if pages > 1 else 1
    first = (page - 1) * AT_ONCE
    st.html(comment_cards(table.iloc[first : first + AT_ONCE], Cards(view, spans=query_spans(view))))


def open_number(name: str) -> None:
    """Callback: a piece of a figure was clicked."""
    address.choose(of=name)


def _of_sentence(name: str, sentence: Sentence) -> dict[str, Number]:
    counted = [part for part in sentence.parts if part.ids]
    return {f"{name}.{place}": Number(f"{part.text}（{sentence.text}）", part.ids) for place, part in enumerate(counted)}


def _of_table(table: Table) -> dict[str, Number]:
    return {
        cell_name(table.name, place, column.name): Number(
            f"{' ／ '.join(_words(row))} ／ {column.label}：{int(cell):,}件", cell.ids
        )
        for place, row in enumerate(table.rows)
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, Count) and cell.ids
    }


def _words(row: tuple[object, ...]) -> list[str]:
    """The texts that a row begins with."""
    first = next(place for place, cell in enumerate(row) if isinstance(cell, Count))
    return [str(cell) for cell in row[:first]]
