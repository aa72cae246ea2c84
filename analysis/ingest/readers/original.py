"""The original of a consultation: its bytes checked, its lines read."""

from __future__ import annotations

import hashlib
import lzma
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Document
from analysis.ingest.readers.formats import CSV, recognised_name, suffix_of
from analysis.ingest.readers.limits import MIB, TEXT_BYTES
from analysis.ingest.readers.read import read_document
from analysis.ingest.readers.reader import lines_of
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from pathlib import Path


def original(path: Path) -> Document:
    """The lines of a published file; a CSV may be packed (.csv.xz). Raises PackageError."""
    if suffix_of(path.name) == CSV.packed_suffix:
        return _packed_csv(path)
    kept = recognised_name(path.name)
    if kept and path.with_name(kept).is_file():
        from analysis.ingest.readers.scan.recognised import recognised_document  # nothing but a scan needs it

        return recognised_document(path, file_hash(path), path.with_name(kept))
    return read_document(path, most=TEXT_BYTES)


def checked_original(path: Path, sha256: str, recipe: str) -> Document:
    """The lines of the file that a recipe was written for. Raises PackageError when it is another one."""
    if not path.is_file():
        refuse([Problem(path.name, "原本がありません", "公表された資料をこの名前で置いてください")])
    found = file_hash(path)
    if found != sha256:
        remedy = f"原本を元に戻すか、{recipe} に記録されたハッシュを改めてください"
        refuse([Problem(path.name, f"原本が {recipe} に記録されたものと違います", remedy, value=found)])
    return original(path)


def file_hash(path: Path) -> str:
    """sha256 of a file's bytes; of nothing where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return hashlib.sha256(b"").hexdigest()


def _packed_csv(path: Path) -> Document:
    try:
        with lzma.open(path) as packed:
            data = packed.read(TEXT_BYTES + 1)
    except (OSError, lzma.LZMAError, EOFError) as error:
        remedy = "ファイルがあるか、壊れていないかを確かめてください"
        raise PackageError([Problem(path.name, "圧縮されたCSVを展開できません", remedy, value=str(error))]) from error
    if len(data) > TEXT_BYTES:
        refuse([Problem(path.name, f"展開すると大きすぎるCSVです（上限は{TEXT_BYTES // MIB}MiB）", "分けて入れてください")])
    lines, doubts = lines_of(CSV, path.name, data)
    return Document(path.name, file_hash(path), CSV, tuple(lines), tuple(doubts))
