"""How commands print: data on stdout in the form asked for, messages on stderr."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import argparse

FORMATS = ("csv", "json", "table")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format`; without it a terminal gets a table and a pipe gets CSV."""
    parser.add_argument("--format", choices=FORMATS, help="出力の形式（既定：端末では table、パイプでは csv）")


def write_table(table: pd.DataFrame, form: str | None = None) -> None:
    """Print a table on stdout."""
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "csv":
        sys.stdout.write(table.to_csv(index=False, lineterminator="\n"))
    elif form == "json":
        records = [{str(key): None if pd.isna(value) else value for key, value in record.items()} for record in table.to_dict("records")]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=2, default=str) + "\n")
    else:
        sys.stdout.write(aligned(table))


def say(message: str) -> None:
    """Print a message on stderr."""
    sys.stderr.write(message + "\n")


def aligned(table: pd.DataFrame) -> str:
    """A table as text in columns; a full-width character takes two places."""
    rows = [list(map(str, table.columns)), *([_cell(value) for value in row] for row in table.itertuples(index=False, name=None))]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "".join("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows)


def _cell(value: object) -> str:
    return "" if pd.isna(value) else str(value).replace("\n", " ").replace("\t", " ")  # type: ignore[call-overload]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
