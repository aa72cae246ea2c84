"""The CSV that 広聴AI (kouchou-ai) reads: `comment-id`, `comment-body`, and a column for each attribute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.export.csv import BOM
from analysis.export.interchange.text_rows import texts
from analysis.package.guarded_cells import EXCHANGED, guarded

if TYPE_CHECKING:
    from analysis.export.interchange.exchange import Exchange


def kouchou_ai_csv(exchange: Exchange) -> bytes:
    """Write the opinions, UTF-8 with BOM; what would run in a spreadsheet is guarded so that our import gives it back."""
    table = texts(replace(exchange, field="opinion")).drop(columns="kind")
    named = table.set_axis([*EXCHANGED, *table.columns[2:]], axis=1).astype("object")
    safe = named.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    return BOM + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")
