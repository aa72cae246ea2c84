"""The parts of a workbook's archive, looked at before anything unpacks them: sizes, document types, merged areas, formulas."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.readers.limits import CELLS, MIB, RATIO, UNPACKED_BYTES, refused
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"')
_UNCALCULATED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>',
)
_SMALLER = "必要なシートだけを新しいブックに写して保存し直してください"
_RESAVE = "Excelで開いて「Excel ブック（xlsx）」として保存し直してください"
_PARTS = 5_000


@dataclass(frozen=True)
class Parts:
    """What was found in the parts."""

    doubts: tuple[Problem, ...]


def checked_parts(name: str, data: bytes) -> Parts:
    """Look at every part without building anything from it. Raises PackageError for one that would burst."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_sizes(name, infos)
            doubts = [doubt for info in infos for doubt in _part_doubts(name, archive, info)]
            return Parts((*_macros(name, infos), *doubts, *_check_cells(name, archive, infos)))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ) as error:
        return refused(
            name, "Excelのファイルとして開けません（壊れているか、パスワードが付いています）", _RESAVE, value=str(error)
        )


def _check_sizes(name: str, infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    if total > UNPACKED_BYTES or len(infos) > _PARTS:
        refused(name, "展開すると大きすぎるブックです", _SMALLER, value=f"{total / MIB:.0f}MiB、{len(infos)}個")
    for info in infos:
        if info.file_size > MIB and info.file_size > RATIO * max(info.compress_size, 1):
            refused(name, "圧縮の度合いが普通ではない部分があります", _RESAVE, value=info.filename)


def _part_doubts(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Problem]:
    """Refuse a part with a document type, which no workbook has and which can be made to expand without end."""
    if info.filename.lower().endswith((".xml", ".rels")):
        with archive.open(info) as part:
            head = part.read(64 * 1024).replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            refused(name, "ブックの中に文書型定義（DTD）があります", _RESAVE, value=info.filename)
    yield from ()


def _check_cells(name: str, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> list[Problem]:
    """Count cells and merged areas of the sheets; name formulas that were never calculated."""
    count, uncalculated = 0, []
    for info in infos:
        if _SHEET.fullmatch(info.filename):
            content = archive.read(info)
            count += content.count(b"<c ") + sum(map(_area, _MERGE.finditer(content)))
            uncalculated += [found[1].decode("ascii") for found in _UNCALCULATED.finditer(content)]
        if count > CELLS:
            refused(name, f"セルが多すぎます（上限は{CELLS:,}個）", _SMALLER)
    message = f"計算結果の入っていない数式が{len(uncalculated)}個あります。空のセルとして読みました"
    return [Problem(name, message, "Excelで開いて保存し直してください", value=uncalculated[0])] if uncalculated else []


def _area(found: re.Match[bytes]) -> int:
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _macros(name: str, infos: list[zipfile.ZipInfo]) -> list[Problem]:
    found = any(info.filename.lower().endswith("vbaproject.bin") for info in infos)
    return (
        [Problem(name, "マクロの入ったブックです。マクロは実行していません", "表示されている値を確かめてください")]
        if found
        else []
    )
