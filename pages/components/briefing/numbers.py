"""The numbers of one view of a briefing, each with a name for the address and the comments it counts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import streamlit as st

from analysis.briefing.content import Count
from analysis.selection import Selected
from pages.components.rows.card import Cards
from pages.components.rows.highlight import query_spans
from pages.components.rows.panel import Opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefing.content import Section, Sentence, Table
    from pages.components.frame.view import View

KEYS = ("of",)


class Number(NamedTuple):
    """What is counted, in words, and the comments."""

    label: str
    ids: tuple[str, ...]
    says: str = ""
    """The sentence it stands in."""


def numbers(section: Section) -> dict[str, Number]:
    """Every number of a section that counts a comment: first those of its sentences, then those of its tables."""
    found: dict[str, Number] = {}
    for place, sentence in enumerate((section.message, *section.details)):
        found |= of_sentence(sentence_name(place), sentence)
    for table in section.tables:
        found |= _of_table(table)
    return found


def cell_name(table: str, row: int, column: str) -> str:
    """The name of a cell's number in the address."""
    return f"{table}.{row}.{column}"


def opened(view: View, found: Mapping[str, Number]) -> Opened | None:
    """The comments of the number in the address, with the sentence it stands in; None where the view has no such number."""
    number = found.get(view.value("of"))
    if number is None:
        return None
    comments = view.consultation.comments
    rows = np.flatnonzero(comments["id"].isin(number.ids).to_numpy())
    selected = Selected(view.consultation, view.selected.selection, rows)
    cards = Cards(view, spans=query_spans(view))
    return Opened(view, number.label, selected, cards, above=lambda: _says(number))


def _says(number: Number) -> None:
    if number.says:
        st.html(f'<p class="atlas-note">{escape(number.says)}</p>')


def sentence_name(place: int) -> str:
    """The name of a sentence in the address: the message is the first, then come the details."""
    return f"text{place}"


def of_sentence(name: str, sentence: Sentence) -> dict[str, Number]:
    """The counted numbers of a sentence, in their order."""
    counted = [part for part in sentence.parts if part.ids]
    return {f"{name}.{place}": Number(part.text, part.ids, sentence.text) for place, part in enumerate(counted)}


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
