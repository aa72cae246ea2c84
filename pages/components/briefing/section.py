"""One view of a briefing: its message in large type, its figures and tables, and the way from each number to its rows."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.briefing.content import Count
from analysis.charts.parts.kept import kept
from analysis.export.cell_text import cell_text
from pages.components.briefing import figure as briefing_figure
from pages.components.briefing import numbers, voices
from pages.components.rows import card
from pages.components.shared import doors, figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from analysis.briefing.content import Cell, Column, Section, Sentence, Table
    from pages.components.frame.view import View

NUMBERS = ("count", "official")
"""Kinds of columns whose cells are whole numbers."""
BLOCKS_FROM = 2
"""Columns of verbatim text from which a table would be too narrow to read."""
_WHOLE = re.compile(r"「[^」<&]{1,12}」|\d+年\d+月\d+日")
"""A short name or a date, which is read at a glance only on one line."""
LONG_TABLE = 7
"""Rows of verbatim text that stand as lines: more do not fit a screen of 768 px, and are unfolded by the visitor."""


def draw(view: View, section: Section) -> None:
    """Draw the view."""
    badge = card.badge(section.basis) if section.basis else ""
    st.html(f'<h2 class="atlas-step">{escape(section.title)} {badge}</h2>')
    st.html(f'<p class="atlas-message">{_sentence(section.message, 0)}</p>')
    if section.note:
        st.html(f'<p class="atlas-own-note"><strong>メモ</strong>　{escape(section.note)}</p>')
    if section.quoted:
        voices.draw(view, section)
    _figures_and_details(view, section)
    if section.tables and not section.quoted:
        st.html(f'<div class="atlas-folds">{"".join(_table(table) for table in section.tables)}</div>')


def _figures_and_details(view: View, section: Section) -> None:
    """Figures side by side, or one beside its details, so that the view fits a screen; all below each other on a narrow one."""
    beside = len(section.figures) == 1 and bool(section.details)
    places = st.columns([7, 5] if beside else len(section.figures), gap="medium") if section.figures else []
    for place, drawn in zip(places, section.figures, strict=False):
        with place:
            briefing_figure.draw(view, drawn, section.table(drawn.table))
    if section.details:
        items = "".join(f"<li>{_sentence(each, place)}</li>" for place, each in enumerate(section.details, start=1))
        (places[-1] if beside else st).html(f'<ul class="atlas-details">{items}</ul>')


def _sentence(sentence: Sentence, place: int) -> str:
    """A sentence whose counted numbers are doors; short names and dates stay on one line."""
    names = iter(numbers.of_sentence(numbers.sentence_name(place), sentence))
    return "".join(door(part.text, of=next(names)) if part.ids else _whole(part.text) for part in sentence.parts)


def _whole(text: str) -> str:
    return _WHOLE.sub(r'<span class="atlas-whole">\g<0></span>', escape(text))


@kept
def _table(table: Table) -> str:
    """A table folded away: what it says the view has said; of one with much verbatim text each row is a line that unfolds."""
    if sum(column.kind == "long" for column in table.columns) >= BLOCKS_FROM:
        rows = "".join(_block(table, row) for row in table.rows)
        return rows if len(table.rows) <= LONG_TABLE else _folded(f"もとの文：{table.title}（{len(table.rows):,}件）", rows)
    return _folded(f"表：{table.title}（{len(table.rows):,}行）", figure.html_table(_frame(table), caption=table.title))


def _folded(name: str, html: str) -> str:
    """A part that is read when asked for, and printed always."""
    return f'<details class="atlas-fold"><summary>{escape(name)}</summary>{html}</details>'


def _block(table: Table, row: tuple[Cell, ...]) -> str:
    """A row as a line: its short cells, and the beginning of its last text; each text under its name once it is unfolded.

    Every text is escaped: it is quoted.
    """
    cells = [(column, cell_text(cell, column)) for column, cell in zip(table.columns, row, strict=True)]
    head = "".join(
        f'<span class="no">{escape(text)}番</span>' if column.kind == "comment" else f"<span>{escape(text)}</span>"
        for column, text in cells
        if column.kind != "long" and text
    )
    long = [(column.label, text) for column, text in cells if column.kind == "long" and text]
    texts = "".join(f'<div class="label">{escape(label)}</div><p>{escape(text)}</p>' for label, text in long)
    begins = f'<span class="atlas-begins">{escape(long[-1][1])}</span>' if long else ""
    return (
        f'<details class="atlas-comment atlas-block"><summary><header>{head}{begins}</header></summary>'
        f"<article>{texts}</article></details>"
    )


def _frame(table: Table) -> pd.DataFrame:
    """The cells as they are read; counts are doors."""
    columns = ((column, [row[place] for row in table.rows]) for place, column in enumerate(table.columns))
    return pd.DataFrame(
        {
            column.label: _counts(table, column, cells) if column.kind in NUMBERS else _texts(cells, column)
            for column, cells in columns
        }
    )


def _counts(table: Table, column: Column, cells: list[Cell]) -> pd.Series[Any]:
    """Numbers; those of comments open them."""
    if not any(isinstance(cell, Count) for cell in cells):
        return pd.Series([int(cell) if isinstance(cell, int) else None for cell in cells], dtype="Int64")
    names = (numbers.cell_name(table.name, row, column.name) for row in range(len(cells)))
    return pd.Series([_count(cell, name) for cell, name in zip(cells, names, strict=True)], dtype="object")


def _count(cell: Cell, name: str) -> doors.Number | None:
    if not isinstance(cell, Count | int):
        return None
    text = f"{int(cell):,}"
    return doors.Number(door(text, of=name) if isinstance(cell, Count) and cell.ids else text)


def _texts(cells: list[Cell], column: Column) -> pd.Series[str]:
    return pd.Series([cell_text(cell, column) or None for cell in cells], dtype="str")
