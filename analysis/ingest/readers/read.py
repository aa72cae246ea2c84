"""Reads a published file, whatever its format; everything that cannot be read is refused with what to do next."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from analysis.ingest.document import Document
from analysis.ingest.readers import kind
from analysis.ingest.readers.csv_file import csv_lines
from analysis.ingest.readers.damage import damage
from analysis.ingest.readers.encoding import decoded
from analysis.ingest.readers.limits import refused
from analysis.ingest.readers.own_process import lines_from_own_process
from analysis.ingest.readers.text import text_lines

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.ingest.document import Line
    from analysis.ingest.problem import Problem


def read_document(path: Path) -> Document:
    """The lines of cells of a file, in reading order, and what is doubtful about them. Raises PackageError."""
    data = _bytes(path)
    found = kind.kind_of(path.name, data)
    lines, doubts = _lines(path.name, data, found)
    if not any(cell.strip() for line in lines for cell in line.cells):
        refused(path.name, "文字が1つもありません", "元の文書を確かめてください")
    doubts = [*doubts, *damage(path.name, lines)]
    return Document(path.name, hashlib.sha256(data).hexdigest(), found, tuple(lines), tuple(dict.fromkeys(doubts)))


def _lines(name: str, data: bytes, found: str) -> tuple[list[Line], list[Problem]]:
    if found not in (kind.TEXT, kind.CSV):
        return lines_from_own_process(name, data, found)
    text, doubts = decoded(name, data)
    lines, more = (csv_lines if found == kind.CSV else text_lines)(name, text)
    return lines, [*doubts, *more]


def _bytes(path: Path) -> bytes:
    """The content of a file that is not too large. Raises PackageError."""
    try:
        kind.size_checked(path.name, path.stat().st_size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        return refused(
            path.name, "ファイルを読めません", "ファイルがあるか、開く権限があるかを確かめてください", value=str(error)
        )
