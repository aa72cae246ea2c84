"""A briefing as CSV files in one zip: a file a table, and a dictionary of every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.export.archive import archive
from analysis.export.briefing_tables import BASIS, briefing_tables
from analysis.export.csv import Origin, csv_bytes
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.content import Briefing, Column, Kind
    from analysis.export.briefing_tables import PlainTable, Value

TYPES: dict[Kind, tuple[str, str]] = {
    "text": ("str", "文字列"),
    "long": ("str", "文字列（改行を含むことがあります）"),
    "count": ("Int64", "整数"),
    "official": ("Int64", "整数"),
    "share": ("Float64", "小数（0から1）"),
    "number": ("Float64", "数"),
    "whole": ("Int64", "整数"),
}
"""Kind of a column → its type here, and in the dictionary's words."""
DICTIONARY = "dictionary.csv"


def bundle_bytes(briefing: Briefing) -> bytes:
    """Write the zip: `01_summary.csv` … in the order of the briefing, then the dictionary."""
    tables, source = briefing_tables(briefing), briefing.source
    origin = Origin(source.title, source.choice, source.basis, source.data_hash)
    names = {f"{number:02}_{table.name}.csv": table for number, table in enumerate(tables, start=1)}
    files = {
        name: csv_bytes(frame_of(table), names={column.name: column.label for column in _columns(table)}, origin=origin)
        for name, table in names.items()
    }
    files[DICTIONARY] = _dictionary(names, origin)
    return archive(files, source.date)


def frame_of(table: PlainTable) -> pd.DataFrame:
    """A plain table with typed columns, of one row or of none."""
    columns = list(zip(*table.rows, strict=True)) or [() for _ in table.columns]
    return pd.DataFrame(
        {
            column.name: pd.Series(map(_plain, values), dtype=pd.api.types.pandas_dtype(TYPES[column.kind][0]))
            for column, values in zip(table.columns, columns, strict=True)
        }
    )


def _plain(value: Value) -> Value:
    """Text that any reader of UTF-8 can read."""
    return visible(value) if isinstance(value, str) else value


def _columns(table: PlainTable) -> list[Column]:
    """The columns of a table but the one that every row of every file has anyway."""
    return [column for column in table.columns if column != BASIS]


def _dictionary(names: dict[str, PlainTable], origin: Origin) -> bytes:
    """One row a column of a file: what it is called, its type, what it means."""
    rows = [
        (name, table.title, column.label, TYPES[column.kind][1], column.description)
        for name, table in names.items()
        for column in _columns(table)
    ]
    rows += [("（すべて）", "どの表にもある列", label, "文字列", "この表が何から作られたか") for label in origin.columns()]
    heads: Sequence[str] = ("ファイル", "表", "列", "型", "意味")
    frame = pd.DataFrame(rows, columns=list(heads), dtype="str")
    return csv_bytes(frame, names={head: head for head in heads}, origin=origin)
