"""How large a file may be and how much may come out of it: past this it is refused, before it takes the machine with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line

MIB = 1024 * 1024
FILE_BYTES = 100 * MIB
"""Largest file that is read: 345,100 short comments as CSV have 93 MiB."""
TEXT_BYTES = 512 * MIB
"""Largest text or CSV read at the terminal, where nobody else waits: 1,000,000 short comments have 341 MiB."""
UNPACKED_BYTES = 200 * MIB
"""What a workbook may unpack to, and what a stream of a PDF may."""
RATIO = 200
"""How many times its size a large part of a workbook may unpack to; text packs 5 to 30 times, a zip bomb a thousand."""
CELLS = 600_000
"""Cells of a workbook or of the tables of a page."""
SPAN = 1_000
"""Rows or columns that one cell of HTML may extend over, as browsers limit it too."""
PAGES = 1_500
LINES = 1_200_000
"""Lines of a text or a CSV: 1,000,000 comments were tried."""
COLUMNS = 2_000
"""Cells of a line that hold something; what surveys publish has up to a few hundred."""
CHARACTERS = 20_000_000
"""Characters of a document."""
PAGE_OBJECTS = 200_000
"""Characters and lines drawn on a page of a PDF; a dense page has 5,000."""
APART = "ATLAS_READS_APART"
"""Set in the environment of a process that reads an upload and has its own limits (`apart.limits`)."""
SECONDS = 45.0
"""Time that reading may take; a PDF at the terminal has PAGE_SECONDS more for each page."""
PAGE_SECONDS = 0.5
"""A page of the form that we publish (9 comments) takes 0.13 s, and 0.33 s on a busy machine."""
MEMORY = 800 * MIB
"""Address space of the process that reads; the one that waits for it needs some too."""


def reads_apart() -> bool:
    """Whether this process reads an upload, for which somebody waits."""
    return os.environ.get(APART) == "1"


def seconds_for(pages: int) -> float:
    """Time within which that many pages of a PDF have to be read: at the terminal a long document takes its time."""
    return SECONDS + (0.0 if reads_apart() else pages * PAGE_SECONDS)


def check_lines(name: str, count: int) -> None:
    """Refuse a text with more lines than a list of comments can have. Raises PackageError."""
    if count > LINES:
        refused(
            name, f"行が多すぎます（上限は{LINES:,}行）", "必要な行だけのファイルに分けて入れてください", value=f"{count:,}行"
        )


def check_columns(name: str, lines: Sequence[Line]) -> None:
    """Refuse a table wider than a list of comments can be. Raises PackageError."""
    for line in lines:
        if len(line.cells) > COLUMNS and (count := sum(map(bool, line.cells))) > COLUMNS:
            remedy = "意見の表に要る列だけのファイルにして入れてください"
            refused(name, f"列が多すぎます（上限は{COLUMNS:,}列）", remedy, value=f"{count:,}列", line=line.line)


def refused(name: str, message: str, remedy: str, *, value: str | None = None, line: int | None = None) -> NoReturn:
    """Raise PackageError with this one problem."""
    raise PackageError([Problem(name, message, remedy, line, value)])
