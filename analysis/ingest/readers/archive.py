"""Archives of XML parts (.xlsx, .docx, .odt, .ods), looked at before anything unpacks them: sizes and document types."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NoReturn

from analysis.ingest.readers.limits import MIB, RATIO, UNPACKED_BYTES, refused

PARTS = 5_000
"""Parts of an archive."""
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    KeyError,
    OSError,
)
"""What opening a broken archive raises."""


def checked_archive(name: str, data: bytes, *, what: str, smaller: str, resave: str) -> list[zipfile.ZipInfo]:
    """The parts of an archive, none of which bursts. Raises PackageError.

    `what` is such a file called, `smaller` and `resave` say what to do about one that is too large, or broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_sizes(name, infos, what, smaller, resave)
            for info in infos:
                _check_type(name, archive, info, resave)
            return infos
    except BROKEN as error:
        return cannot_open(name, what, resave, error)


def cannot_open(name: str, what: str, resave: str, error: Exception) -> NoReturn:
    """Refuse an archive that is none, or that a password keeps closed."""
    refused(name, f"{what}として開けません（壊れているか、パスワードが付いています）", resave, value=str(error))


def _check_sizes(name: str, infos: list[zipfile.ZipInfo], what: str, smaller: str, resave: str) -> None:
    total = sum(info.file_size for info in infos)
    if total > UNPACKED_BYTES or len(infos) > PARTS:
        refused(name, f"展開すると大きすぎる{what}です", smaller, value=f"{total / MIB:.0f}MiB、{len(infos)}個")
    for info in filter(bursts, infos):
        refused(name, "圧縮の度合いが普通ではない部分があります", resave, value=info.filename)


def bursts(info: zipfile.ZipInfo) -> bool:
    """Whether a part is packed so closely that nobody wrote it."""
    return info.file_size > MIB and info.file_size > RATIO * max(info.compress_size, 1)


def _check_type(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, resave: str) -> None:
    """Refuse a part with a document type, which no such file has and which can be made to expand without end."""
    if info.filename.lower().endswith((".xml", ".rels")):
        with archive.open(info) as part:
            head = part.read(64 * 1024).replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            refused(name, "ファイルの中に文書型定義（DTD）があります", resave, value=info.filename)
