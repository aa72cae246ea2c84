"""What each line of a document was taken for; none is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line

KINDS = (
    "blank",
    "front_matter",
    "total",
    "page_header",
    "page_mark",
    "section_heading",
    "row",
    "continuation",
    "rejected",
)
"""Empty; before or after the comments; a printed count; heading of the table of comments; page number or running head; heading of
a section; a comment; the rest of the comment above; among the comments, but none."""


QUESTION = "設問"
"""The further column that says under which of several columns of opinions a comment stands."""
ANSWERED_BY = "回答者"
"""The further column that says who answered, where the word above a reply names somebody."""
OF_FILE = "ファイル"
"""The further column that says in which file a comment stands, where a result has several."""
SHEET = "sheet"
"""What a recipe calls the names of sheets as that by which comments are filed."""


@dataclass(slots=True)
class ReadLine:
    """A line with what it was taken for."""

    line: Line
    kind: str
    page: int = 0
    """Page of the table of comments; 0 before it."""
    pillar: str = ""
    axis: str = ""
    reason: str = ""
    """Why it was rejected; Japanese."""
    totals: tuple[tuple[str, int], ...] = ()
    """Labels and counts that it prints."""
    comments: int = 0
    """How many comments begin on it: one on a row, several where it has several opinions side by side."""


@dataclass(slots=True)
class Row:
    """A comment as it was found: its cells by column of comments.csv, verbatim."""

    cells: dict[str, str]
    page: int
    line: int
    pillar: str = ""
    merged: frozenset[str] = frozenset()
    """Columns whose cell is that of the row above."""
    place: str = ""
    """Page and row, to be called by where there is no number."""
    sheet: str = ""
    """Name of its sheet in a workbook."""


def line_place(line: Line) -> str:
    """The name by which a recipe speaks of a line: page (or sheet) and number."""
    return f"{line.page}:{line.line}"


def line_table(lines: Sequence[ReadLine]) -> pd.DataFrame:
    """One row is a line of the document: line, kind, page, pillar, axis, cells (list), reason, place (page:line),
    comments (how many begin on it)."""
    return pd.DataFrame(
        {
            "line": pd.Series([each.line.line for each in lines], dtype="int64"),
            "kind": pd.Series([each.kind for each in lines], dtype="str"),
            "page": pd.Series([each.page for each in lines], dtype="int64"),
            "pillar": pd.Series([each.pillar for each in lines], dtype="str"),
            "axis": pd.Series([each.axis for each in lines], dtype="str"),
            "cells": pd.Series([each.line.cells for each in lines], dtype="object"),
            "reason": pd.Series([each.reason for each in lines], dtype="str"),
            "place": pd.Series([line_place(each.line) for each in lines], dtype="str"),
            "comments": pd.Series([each.comments or int(each.kind == "row") for each in lines], dtype="int64"),
        }
    )
