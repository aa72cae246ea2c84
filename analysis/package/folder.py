"""A consultation folder: the files it has to have, and reading them."""

from __future__ import annotations

import hashlib
import os
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.consultation import Consultation
from analysis.package.csv_table import Sheet, file_bytes, read_table, utf8_text
from analysis.package.description import DESCRIPTION, Description, read_description
from analysis.package.files import (
    DOUBTFUL,
    DOUBTFUL_COLUMNS,
    LEXICON,
    TABLES,
    THEME_CHECK,
    THEME_CODING,
    THEME_CODING_COLUMNS,
    THEMES,
)
from analysis.package.inside import is_inside, link_problems
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    import pandas as pd

__all__ = ["PackageError", "Problem", "package_hash", "read_consultation", "unlisted_files"]
NOTHING: Mapping[str, pd.DataFrame] = MappingProxyType({})


def package_hash(folder: Path) -> str:
    """sha256 over the names and bytes of all files of a folder, listed or not: the same content, the same hash."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if os.path.isfile(path)):
        name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        total.update(hashlib.sha256(name).digest() + hashlib.sha256(file_bytes(path)).digest())
    return total.hexdigest()


def read_consultation(folder: Path, *, validate: bool = True, known: Mapping[str, pd.DataFrame] = NOTHING) -> Consultation:
    """Read a consultation folder. Raises PackageError with everything that is wrong, never anything else.

    `validate=False` is for content that was validated before, byte for byte (see `package_hash`): it skips the checks, not the
    reading. `known` are tables of this very content that were kept when it was read: their files are not read again,
    and the lines of what is wrong with them are those of tables without line breaks.
    """
    refuse(link_problems(folder))
    description = read_description(folder)
    if validate:
        refuse(_damaged_files(folder, description.hashes))
    sheets = {**_sheets(folder, known), **{name: Sheet(table, range(2, len(table) + 2)) for name, table in known.items()}}
    consultation = _consultation(folder, description, sheets)
    if validate:
        from analysis.package.validation import problems_of  # pandera takes a second that known content need not pay

        refuse(problems_of(consultation, {name: sheet.lines for name, sheet in sheets.items()}))
    return consultation


def unlisted_files(folder: Path) -> list[Problem]:
    """Files in the folder that datapackage.json does not list: not read, and no reason to refuse. Raises PackageError."""
    own = (path.name for path in (folder / LEXICON).glob("*") if path.is_file())  # words are read wherever they were laid
    known = {
        *read_description(folder).hashes,
        DESCRIPTION,
        THEMES,
        THEME_CODING,
        THEME_CHECK,
        *(f"{LEXICON}/{name}" for name in own),
    }
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if os.path.isfile(path))
    remedy = "資料の一部なら python -m analysis build で記録し、そうでなければ取り除いてください"
    # Names with these beginnings are traces of the operating system or of an open Excel.
    strange = [name for name in names if name not in known and not name.rpartition("/")[2].startswith((".", "~$"))]
    return [Problem(name, "datapackage.json に記載のないファイルです。読み込まれません", remedy) for name in strange]


def _damaged_files(folder: Path, hashes: Mapping[str, str]) -> list[Problem]:
    """Files that are missing or not what the description recorded."""
    needed = [name for name in TABLES if name not in hashes]
    remedy = "python -m analysis build で記録し直してください"
    problems = [Problem(DESCRIPTION, "必要な表が記載されていません", remedy, value=name) for name in needed]
    for name, expected in hashes.items():
        problems += _damage(folder, name, expected)
    return problems


def _damage(folder: Path, name: str, expected: str) -> list[Problem]:
    path = folder / name
    if not is_inside(folder, name):
        remedy = "フォルダの中のファイルだけを記載してください"
        return [Problem(DESCRIPTION, "資料フォルダの外のファイルを指しています", remedy, value=name)]
    if not os.path.isfile(path):
        return [Problem(name, "ファイルがありません", "元のファイルを戻すか、python -m analysis build で作り直してください")]
    if (found := hashlib.sha256(file_bytes(path)).hexdigest()) == expected:
        return []
    remedy = "変更が正しければ python -m analysis build で記録し直し、心当たりがなければ元に戻してください"
    return [Problem(name, "内容が記録されたハッシュ（SHA-256）と違います", remedy, value=found[:16]), *_first_bad_cell(path)]


def _first_bad_cell(path: Path) -> list[Problem]:
    """What is wrong inside a changed table, to point at: a hash alone does not say where."""
    if path.name not in TABLES:
        return []
    try:
        read_table(path, TABLES[path.name])
    except PackageError as error:
        return error.problems[:1]
    return []


def _sheets(folder: Path, known: Collection[str]) -> dict[str, Sheet]:
    sheets, problems = {}, []
    for name in [each for each in TABLES if each not in known]:
        try:
            sheets[name] = read_table(folder / name, TABLES[name])
        except PackageError as error:
            problems += error.problems
    refuse(problems)
    return sheets


def _consultation(folder: Path, description: Description, sheets: Mapping[str, Sheet]) -> Consultation:
    listed = "".join(f"{name}:{sha256}\n" for name, sha256 in sorted(description.hashes.items()))
    themes, coding, check = folder / THEMES, folder / THEME_CODING, folder / THEME_CHECK
    tables = {name: sheet.table for name, sheet in sheets.items()}
    return Consultation(
        id=folder.name,
        metadata=description.metadata,
        comments=tables["comments.csv"],  # type: ignore[arg-type]  # validated by the caller, or before
        pillars=tables["pillars.csv"],  # type: ignore[arg-type]
        official_totals=tables["official_totals.csv"],  # type: ignore[arg-type]
        response_types=tables["response_types.csv"],  # type: ignore[arg-type]
        coding=tables["response_type_coding.csv"],  # type: ignore[arg-type]
        corrections=tables["corrections.csv"],  # type: ignore[arg-type]
        rejects=tables["rejects.csv"],  # type: ignore[arg-type]
        **({"doubtful": read_table(folder / DOUBTFUL, DOUBTFUL_COLUMNS).table} if DOUBTFUL in description.hashes else {}),
        # Laid there by hand they are read too, unless the description speaks of others.
        themes_toml=utf8_text(themes) if THEMES in description.hashes or os.path.isfile(themes) else "",
        **({"theme_coding": read_table(coding, THEME_CODING_COLUMNS).table} if os.path.isfile(coding) else {}),
        **({"theme_check": read_table(check, THEME_CODING_COLUMNS).table} if os.path.isfile(check) else {}),
        file_hashes=description.hashes,
        data_hash=hashlib.sha256(listed.encode()).hexdigest(),
    )
