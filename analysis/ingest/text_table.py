"""A result document as tab-separated text: what each of its lines is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

KINDS = ("blank", "front_matter", "total", "page_header", "section_heading", "row", "rejected")
_LINE_END = re.compile(r"\r\n|\r|\n")
"""As an editor counts lines; str.splitlines would also break at characters that a text may hold."""


def classified_lines(
    text: str,
    *,
    header: Sequence[str],
    headings: Mapping[str, str],
    group_headings: Collection[str],
    total_heads: Mapping[str, str],
) -> pd.DataFrame:
    """Say of every line of a document what it is, so that none can vanish.

    `headings` maps a section heading to its pillar; `total_heads` maps the head of a table of totals to its axis. One row is a
    line: line (from 1), kind (see KINDS), page (of the table of comments; 0 before it), pillar, axis, cells (list), reason (why
    it was rejected).
    """
    reader = _Reader(list(header), headings, group_headings, total_heads)
    lines = _LINE_END.split(text)
    # A text that ends in a line break has no further line after it.
    records = [reader.read(number, line) for number, line in enumerate(lines, start=1) if number < len(lines) or line]
    return pd.DataFrame(records, columns=["line", "kind", "page", "pillar", "axis", "cells", "reason"])


class _Reader:
    """Goes through the lines once and remembers where it is: page, section, table of totals."""

    def __init__(
        self, header: list[str], headings: Mapping[str, str], group_headings: Collection[str], total_heads: Mapping[str, str]
    ) -> None:
        self.header, self.headings, self.group_headings, self.total_heads = header, headings, group_headings, total_heads
        self.page, self.pillar, self.axis = 0, "", ""

    def read(self, number: int, line: str) -> tuple[int, str, int, str, str, list[str], str]:
        cells = line.split("\t")
        kind, reason = self._kind(cells)
        return number, kind, self.page, self.pillar, self.axis if kind == "total" else "", cells, reason

    def _kind(self, cells: list[str]) -> tuple[str, str]:
        if not any(cell.strip() for cell in cells):
            self.axis = ""
            return "blank", ""
        if cells == self.header:
            self.page += 1
            return "page_header", ""
        return self._table_line(cells) if self.page else (self._front_line(cells), "")

    def _front_line(self, cells: list[str]) -> str:
        if len(cells) == 2 and cells[0] in self.total_heads:
            self.axis = self.total_heads[cells[0]]
            return "front_matter"
        # str.isdigit takes ② for a number and int() does not, so the digits are named.
        return "total" if self.axis and len(cells) == 2 and re.fullmatch(r"\s*[0-9０-９]{1,9}\s*", cells[1]) else "front_matter"

    def _table_line(self, cells: list[str]) -> tuple[str, str]:
        only = [cell.strip() for cell in cells if cell.strip()]
        if len(only) == 1 and only[0] in self.headings:
            self.pillar = self.headings[only[0]]
            return "section_heading", ""
        if len(only) == 1 and only[0] in self.group_headings:
            self.pillar = ""  # a comment right under it would belong to no pillar, and is rejected
            return "section_heading", ""
        if len(cells) != len(self.header):
            return "rejected", f"{len(self.header)}列のはずが{len(cells)}列です"
        if not cells[0].strip():
            return "rejected", "番号がありません"
        return ("row", "") if self.pillar else ("rejected", "どの項目の見出しの下にもありません")
