"""Titles of figures as findings, by one rule: the largest row is named; where none stands out, the neutral title stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.bars import share_text
from analysis.statistics.groups.leading import leading

if TYPE_CHECKING:
    from collections.abc import Sequence


def most(names: Sequence[str], counts: Sequence[int], total: int) -> str:
    """`「柱Ⅱ DX」が44件（46.8%）で最も多い`; empty where no row, or more than two, are the largest, and of a single row."""
    found = leading(names, counts)
    if found is None or len(names) < 2:
        return ""
    quoted = "と".join(f"「{name}」" for name in found.names)
    return f"{quoted}が{share_text(int(found.largest), total)}{'ずつ' if len(found.names) > 1 else ''}で最も多い"
