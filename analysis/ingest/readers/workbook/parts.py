"""The parts of a workbook's archive, looked at before anything unpacks them: cells, merged areas, formulas, macros."""

from __future__ import annotations

import io
import re
import zipfile

from analysis.ingest.readers.archive import BROKEN, cannot_open, checked_archive
from analysis.ingest.readers.limits import CELLS, refused
from analysis.package.problem import Problem

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"')
_UNCALCULATED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>',
)
_SMALLER = "必要なシートだけを新しいブックに写して保存し直してください"
_RESAVE = "Excelで開いて「Excel ブック（xlsx）」として保存し直してください"


def checked_parts(name: str, data: bytes) -> tuple[Problem, ...]:
    """Look at every part without building anything from it; what is doubtful. Raises PackageError for one that would burst."""
    infos = checked_archive(name, data, what="Excelのブック", smaller=_SMALLER, resave=_RESAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return (*_macros(name, infos), *_check_cells(name, archive, infos))
    except BROKEN as error:
        return cannot_open(name, "Excelのブック", _RESAVE, error)


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
