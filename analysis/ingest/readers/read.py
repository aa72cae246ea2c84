"""Reads a published file, whatever its format; everything that cannot be read is refused with what to do next."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from analysis.ingest.readers.bundle import bundle, files_in
from analysis.ingest.readers.damage import damage
from analysis.ingest.readers.document import Document
from analysis.ingest.readers.limits import FILE_BYTES, check_columns, reads_apart, refused
from analysis.ingest.readers.own_process import lines_from_own_process
from analysis.ingest.readers.reader import lines_of
from analysis.ingest.readers.signatures import format_of, size_checked

if TYPE_CHECKING:
    from pathlib import Path


def read_document(path: Path, *, most: int = FILE_BYTES) -> Document:
    """The lines of cells of a file, in reading order, and what is doubtful about them. Raises PackageError.

    A text or a CSV may have up to `most` bytes.
    """
    data = _bytes(path, most)
    sha256 = hashlib.sha256(data).hexdigest()
    files = files_in(path.name, data)
    return bundle(path.name, sha256, files, _document) if files else _document(path.name, data, most)


def _document(name: str, data: bytes, most: int = FILE_BYTES) -> Document:
    """The lines of one file. Raises PackageError."""
    size_checked(name, len(data), most)
    found = format_of(name, data)
    size_checked(name, len(data), most if found.plain else min(most, FILE_BYTES))
    reader = lines_from_own_process if found.bursts and not reads_apart() else lines_of
    lines, doubts = reader(found, name, data)
    if not any(cell.strip() for line in lines for cell in line.cells):
        refused(name, "文字が1つもありません", "元の文書を確かめてください")
    check_columns(name, lines)
    doubts = [*doubts, *damage(name, lines)]
    return Document(name, hashlib.sha256(data).hexdigest(), found, tuple(lines), tuple(dict.fromkeys(doubts)))


def _bytes(path: Path, most: int) -> bytes:
    """The content of a file that is not too large. Raises PackageError."""
    try:
        size_checked(path.name, path.stat().st_size, most)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        return refused(
            path.name, "ファイルを読めません", "ファイルがあるか、開く権限があるかを確かめてください", value=str(error)
        )
