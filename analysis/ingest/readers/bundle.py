"""One result in several files, packed in a zip: a cover with the figures, and annexes or chapters with the comments."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysis.ingest.readers.archive import BROKEN, bursts, cannot_open
from analysis.ingest.readers.document import Document
from analysis.ingest.readers.formats import FORMATS, format_named
from analysis.ingest.readers.limits import FILE_BYTES, MIB, UNPACKED_BYTES, refused
from analysis.ingest.words.column_headings import LONGEST, heading_weights
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.ingest.readers.document import Line

SUFFIX, MEDIA_TYPE = ".zip", "application/zip"
FILES = 60
"""Files of one result; what towns publish has up to 30, one for each chapter."""
_NOT_MEANT = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_BROKEN = "zipを作り直すか、中の文書を1つずつ入れてください"


def files_in(name: str, data: bytes) -> dict[str, bytes]:
    """Name → bytes of the documents in a zip, by their names; empty for a file that is none. Raises PackageError."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            meant = _meant(archive.infolist())
            if meant:
                _check_sizes(name, list(meant.values()))
            return {each: archive.read(meant[each]) for each in sorted(meant)}
    except zipfile.BadZipFile:
        return {}  # what it may be instead is said where formats are told apart
    except BROKEN as error:
        return cannot_open(name, "zipのファイル", _BROKEN, error)


def _meant(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Name → file of a zip that holds documents; empty for the zip that a document itself is."""
    parts = [info.filename for info in infos]
    known = any(format_.zip_part and part.startswith(format_.zip_part) for format_ in FORMATS.values() for part in parts)
    meant = {_name(info): info for info in infos if not info.is_dir() and _is_meant(info.filename)}
    return {} if known or "mimetype" in parts or not any(map(format_named, meant)) else meant


def bundled(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files, the same bytes every time; two of one name are told apart by a number."""
    out = io.BytesIO()
    seen: dict[str, int] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            seen[name] = seen.get(name, 0) + 1
            path = PurePath(name)
            own = name if seen[name] == 1 else f"{path.stem}-{seen[name]}{path.suffix}"
            archive.writestr(zipfile.ZipInfo(own), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def bundle(name: str, sha256: str, files: dict[str, bytes], read: Callable[[str, bytes], Document]) -> Document:
    """The documents of a zip as one: those without comments first, each line with its file. Raises PackageError.

    A file that cannot be read is named and left out, unless there is no other.
    """
    found: list[Document] = []
    problems: list[Problem] = []
    for each, data in files.items():
        try:
            found.append(read(each, data))
        except PackageError as error:
            problems += error.problems
    if not found:
        raise PackageError(problems)
    found.sort(key=_has_comments)
    doubts = [replace(each, message=f"読めないので除きました：{each.message}") for each in problems]
    lines: list[Line] = []
    for document in found:
        before = max((line.page for line in lines), default=0)
        lines += [_placed(line, document.name, before) for line in document.lines]
        doubts += document.doubts
    # Where one has lines broken by the width of a column, all are looked at for such.
    main = next((each for each in reversed(found) if each.format.wraps and _has_comments(each)), found[-1])
    names = tuple(document.name for document in found)
    return Document(name, sha256, main.format, tuple(lines), tuple(dict.fromkeys(doubts)), names)


def _placed(line: Line, file: str, before: int) -> Line:
    sheet = f"{file}／{line.sheet}" if line.sheet else file
    table = None if line.table is None else line.table + before * 10_000
    return replace(line, page=line.page + before, table=table, sheet=sheet)


def _has_comments(document: Document) -> bool:
    """Whether some line of several cells, or a word that stands alone, is headed as opinions are."""
    return any(
        heading_weights(cell).get("opinion", 0.0) == 1.0 and len(line.cells) > 1
        for line in document.lines
        for cell in line.cells
        if 0 < len(cell) <= LONGEST
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file; one that Windows packed in Japanese is not marked as what it is."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("cp932")
        except UnicodeError:
            name = info.filename
    return PurePath(name.replace("\\", "/")).name


def _is_meant(path: str) -> bool:
    return not any(each in path.lower() for each in _NOT_MEANT)


def _check_sizes(name: str, infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > FILES or total > UNPACKED_BYTES or any(info.file_size > FILE_BYTES for info in infos):
        message = f"zipの中のファイルが多すぎるか、大きすぎます（上限は{FILES}個、合わせて{UNPACKED_BYTES // MIB}MiB）"
        refused(name, message, "必要な文書だけを入れてください", value=f"{len(infos)}個、{total / MIB:.0f}MiB")
    for info in filter(bursts, infos):
        refused(name, "圧縮の度合いが普通ではないファイルがあります", _BROKEN, value=_name(info))
