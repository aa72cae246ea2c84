"""How commands print: data on stdout in the form asked for, messages on stderr."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

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
        sys.stdout.write(json.dumps(_records(table), ensure_ascii=False, indent=2, default=str) + "\n")
    else:
        sys.stdout.write(aligned(table))


def say(message: str) -> None:
    """Print a message on stderr."""
    sys.stderr.write(message + "\n")


def plain_bytes(*streams: TextIO) -> None:
    """Let pipes and files have UTF-8 and line feeds on Windows too, so that the same command gives the same bytes everywhere."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", newline="\n")


def aligned(table: pd.DataFrame) -> str:
    """A table as text in columns, numbers to the right; a full-width character takes two places."""
    cells = [[str(name), *map(_cell, table.iloc[:, place])] for place, name in enumerate(table.columns)]
    to_the_right = [pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]
    columns = [_padded(column, right) for column, right in zip(cells, to_the_right, strict=True)]
    return "".join("  ".join(row).rstrip() + "\n" for row in zip(*columns, strict=True))


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    rows = table.to_dict("records")
    return [{str(key): None if pd.isna(value) else value for key, value in row.items()} for row in rows]


def _cell(value: object) -> str:
    """A value on one line; control characters of a text must not reach a terminal."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    text = f"{value:.4g}" if isinstance(value, float) and abs(value) < 1000 else str(value)
    return "".join(character if character.isprintable() else " " for character in text)


def _padded(column: list[str], right: bool) -> list[str]:
    width = max(map(_width, column))
    gaps = [" " * (width - _width(cell)) for cell in column]
    return [gap + cell if right else cell + gap for cell, gap in zip(column, gaps, strict=True)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
