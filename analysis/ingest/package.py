"""A consultation folder: what its files must be, reading them, and writing them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.consultation import Consultation, Metadata
from analysis.ingest.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DESCRIPTION = "datapackage.json"
TABLES: Mapping[str, tuple[str, ...]] = {
    "comments.csv": ("id", "no", "pillar", "category", "opinion", "reply", "reply_shared_with", "printed_mark", "page", "line"),
    "pillars.csv": ("pillar", "order", "name", "short_name", "total_label", "heading", "category"),
    "official_totals.csv": ("axis", "key", "label", "count", "line"),
    "response_types.csv": ("mark", "order", "wording", "label", "meaning"),
    "response_type_coding.csv": (
        "comment",
        "mark",
        "source",
        "coder_a",
        "confidence_a",
        "coder_b",
        "confidence_b",
        "confidence",
        "reason",
    ),
    "corrections.csv": ("comment", "field", "as_printed", "suggested", "confidence", "note"),
    "rejects.csv": ("line", "text", "reason"),
}
"""File → its columns. comments.csv may have further columns after these."""
THEMES = "themes.toml"
_NUMBERS = {"order", "count", "page", "line"}
_NEVER_MISSING = {("order", "pillars.csv"), ("order", "response_types.csv"), ("count", "official_totals.csv")}


def package_hash(folder: Path) -> str:
    """sha256 over the names and bytes of all files of a folder: the same content, the same hash. Unreadable files count as empty."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(_bytes(path)).digest())
    return total.hexdigest()


def read_consultation(folder: Path, *, validate: bool = True) -> Consultation:
    """Read a consultation folder. Raises PackageError with everything that is wrong, never anything else.

    `validate=False` is for content that was validated before, byte for byte (see `package_hash`): it skips the checks, not the reading.
    """
    description = _description(folder)
    hashes = {resource["path"]: resource["sha256"] for resource in description["resources"]}
    problems = _damaged_files(folder, hashes) if validate else []
    if problems:
        raise PackageError(problems)
    tables = _tables(folder)
    consultation = _consultation(folder, description, hashes, tables)
    if validate:
        from analysis.ingest.validation import problems_of  # pandera costs start-up time that known content need not pay

        if found := problems_of(consultation):
            raise PackageError(found)
    return consultation


def csv_text(table: pd.DataFrame) -> bytes:
    """A table as bytes: UTF-8, line feeds, missing as an empty cell."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def _description(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        for resource in content["resources"]:
            str(resource["path"]), str(resource["sha256"])
        _metadata(content)
    except FileNotFoundError as error:
        raise PackageError(
            [Problem(DESCRIPTION, "ファイルがありません", "python -m analysis build で作り直してください")]
        ) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "JSON（UTF-8）として正しいか確かめるか、python -m analysis build で作り直してください"
        raise PackageError(
            [Problem(DESCRIPTION, "資料の説明を読めません", remedy, value=f"{type(error).__name__}: {error}")]
        ) from error
    return dict(content)


def _damaged_files(folder: Path, hashes: Mapping[str, str]) -> list[Problem]:
    """Files that are missing or not what the description recorded."""
    problems = []
    root = folder.resolve()
    for name, expected in hashes.items():
        path = folder / name
        if not path.resolve().is_relative_to(root):
            problems.append(
                Problem(
                    DESCRIPTION,
                    "資料フォルダの外のファイルを指しています",
                    "フォルダの中のファイルだけを記載してください",
                    value=name,
                )
            )
        elif not path.is_file():
            problems.append(
                Problem(name, "ファイルがありません", "元のファイルを戻すか、python -m analysis build で作り直してください")
            )
        elif (found := hashlib.sha256(_bytes(path)).hexdigest()) != expected:
            remedy = "変更が正しければ python -m analysis build で記録し直し、そうでなければ元に戻してください"
            problems.append(
                Problem(name, "内容が記録されたハッシュと違います", remedy, value=found[:16], line=_first_strange_line(path))
            )
    problems += [
        Problem(name, "ファイルがありません", "python -m analysis build で作り直してください")
        for name in TABLES
        if not (folder / name).is_file()
    ]
    return list(dict.fromkeys(problems))


def _first_strange_line(path: Path) -> int | None:
    """The first line of a changed CSV that cannot be right by itself, to point at; None where each line could be."""
    if path.name not in TABLES:
        return None
    try:
        _rows(path)
    except PackageError as error:
        return error.problems[0].line
    return None


def _tables(folder: Path) -> dict[str, pd.DataFrame]:
    tables, problems = {}, []
    for name in TABLES:
        try:
            tables[name] = _table(folder / name)
        except PackageError as error:
            problems += error.problems
    if problems:
        raise PackageError(problems)
    return tables


def _table(path: Path) -> pd.DataFrame:
    """A CSV with the columns its name promises; texts as str, numbers as nullable integers. Raises PackageError."""
    header, rows = _rows(path)
    table = pd.DataFrame([row for _, row in rows], columns=header, dtype="str")
    table = table.where(table != "")
    for column in _NUMBERS.intersection(header):
        table[column] = _integers(path.name, column, table[column], [line for line, _ in rows])
    return table


def _rows(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Header and rows of a CSV, each row with the line it starts on. Raises PackageError."""
    text = _text(path)
    expected = list(TABLES[path.name])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        header = next(reader, [])
        _check_header(path.name, header, expected)
        start = reader.line_num + 1
        for row in reader:
            if len(row) != len(header):
                message = f"{len(header)}列のはずが{len(row)}列です"
                raise PackageError(
                    [Problem(path.name, message, "カンマや引用符が抜けていないか確かめてください", start, ",".join(row))]
                )
            rows.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        remedy = "引用符の対応を確かめてください"
        raise PackageError([Problem(path.name, f"CSVとして読めません（{error}）", remedy, reader.line_num)]) from error
    return header, rows


def _check_header(name: str, header: list[str], expected: list[str]) -> None:
    further = name == "comments.csv" and header[: len(expected)] == expected and len(set(header)) == len(header)
    if header != expected and not further:
        raise PackageError(
            [Problem(name, "見出しの行が違います", f"見出しを {','.join(expected)} にしてください", 1, ",".join(header))]
        )


def _text(path: Path) -> str:
    data = _bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        value = data[error.start : error.end].hex()
        raise PackageError(
            [Problem(path.name, "UTF-8ではない文字があります", "UTF-8（CSV UTF-8）で保存し直してください", line, value)]
        ) from error


def _integers(name: str, column: str, texts: pd.Series[str], lines: list[int]) -> pd.Series[int]:
    """Whole numbers ≥ 0; a missing one stays missing where the column allows it. Raises PackageError."""
    plain = texts.str.fullmatch(r"[0-9]{1,9}", na=False)
    wrong = ~plain & (texts.notna() | ((column, name) in _NEVER_MISSING))
    if wrong.any():
        problems = [
            Problem(
                name,
                f"「{column}」が整数ではありません",
                "半角の整数にしてください",
                lines[place],
                None if pd.isna(texts[place]) else texts[place],
            )
            for place in wrong[wrong].index
        ]
        raise PackageError(problems)
    numbers = pd.array([int(text) if isinstance(text, str) else None for text in texts], dtype="Int64")
    return pd.Series(numbers, dtype="int64" if (column, name) in _NEVER_MISSING else "Int64")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _metadata(description: Mapping[str, Any]) -> Metadata:
    period, submitters = description["period"], description["submitters"]
    return Metadata(
        title=str(description["title"]),
        publisher=str(description["publisher"]),
        plan=str(description["plan"]),
        period_start=date.fromisoformat(period["start"]) if period["start"] else None,
        period_end=date.fromisoformat(period["end"]) if period["end"] else None,
        people=_count(submitters["people"]),
        organisations=_count(submitters["organisations"]),
        briefed_organisations=tuple(str(each) for each in description["briefed_organisations"]),
        notice_channels=tuple(str(each) for each in description["notice_channels"]),
        source_file=str(description["source"]["path"]),
        source_sha256=str(description["source"]["sha256"]),
        licence=str(description["licence"]),
        attribution=str(description["attribution"]),
        unit_line=str(description["unit_line"]),
    )


def _count(value: object) -> int | None:
    return None if value is None else int(str(value))


def _consultation(
    folder: Path, description: Mapping[str, Any], hashes: dict[str, str], tables: dict[str, pd.DataFrame]
) -> Consultation:
    listed = "".join(f"{name}:{hashes[name]}\n" for name in sorted(hashes))
    themes = folder / THEMES
    try:
        rules = themes.read_text(encoding="utf-8") if themes.is_file() else ""
    except UnicodeDecodeError as error:
        raise PackageError([Problem(THEMES, "UTF-8ではない文字があります", "UTF-8で保存し直してください")]) from error
    return Consultation(
        id=folder.name,
        metadata=_metadata(description),
        comments=tables["comments.csv"],  # type: ignore[arg-type]  # validated below, or before
        pillars=tables["pillars.csv"],  # type: ignore[arg-type]
        official_totals=tables["official_totals.csv"],  # type: ignore[arg-type]
        response_types=tables["response_types.csv"],  # type: ignore[arg-type]
        coding=tables["response_type_coding.csv"],  # type: ignore[arg-type]
        corrections=tables["corrections.csv"],  # type: ignore[arg-type]
        themes_toml=rules,
        file_hashes=hashes,
        data_hash=hashlib.sha256(listed.encode()).hexdigest(),
    )
