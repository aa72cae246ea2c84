"""Cells as they are read: shares, counts, other numbers, texts, nothing."""

from __future__ import annotations

import pytest

from analysis.briefing.content import Column, Count
from analysis.export.cell_text import cell_text


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, "count", ""),
        (0.125, "share", "12.5%"),
        (Count(tuple(map(str, range(1234)))), "count", "1,234"),
        (1234.5, "number", "1,234.5"),
        ("原文のまま", "text", "原文のまま"),
    ],
)
def test_a_cell_is_read_so(cell, kind, text):
    assert cell_text(cell, Column("a", "あ", kind)) == text
