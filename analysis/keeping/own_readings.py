"""Readings of words that people confirmed or put right for one consultation: `lexicon/readings.csv`, one row a word in force."""

from __future__ import annotations

import csv
import io
import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.keeping.history import locked
from analysis.package.csv_table import utf8_text
from analysis.package.folder import package_hash
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analysis.access.people import Person

    Key = tuple[str, str]
    """A word as it stands in the text, and its reading by the dictionary: 市場 may be いちば here and しじょう there."""

PLACE = ("lexicon", "readings.csv")
COLUMNS = ("word", "given", "reading", "by", "at")
LONGEST = 60
"""Letters of a reading."""
_KANA = re.compile(f"[ぁ-ゖァ-ヺー・゛゜]{{0,{LONGEST}}}")


def own_readings(folder: Path) -> dict[Key, str]:
    """Word and reading of the dictionary → the reading that a person gave it; empty where it is to have none. Raises
    PackageError.
    """
    return {(row["word"], row["given"]): row["reading"] for row in _rows(folder)}


def keep_readings(folder: Path, decided: Mapping[Key, str | None], *, by: Person) -> None:
    """Keep readings; None takes one out again. Raises PackageError for what is no reading, NotAllowedError, OSError."""
    for (word, _), reading in decided.items():
        if reading is not None and not _KANA.fullmatch(reading):
            remedy = f"ひらがな・カタカナで{LONGEST}字までにしてください（ふりがなを付けないときは空欄）"
            refuse([Problem(f"「{word}」の読み", "読みに使えない文字があるか、長すぎます", remedy, value=reading)])
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with passing(by, "reading", folder.name, before=package_hash(folder)) as entry, locked(folder):
        rows = {(row["word"], row["given"]): row for row in _rows(folder)}
        for (word, given), reading in decided.items():
            rows.pop((word, given), None)
            if reading is not None:
                rows[word, given] = dict(zip(COLUMNS, (word, given, reading, by.shown, at), strict=True))
        _write(folder.joinpath(*PLACE), [row for _, row in sorted(rows.items())])
        said = (f"{word} {'－' if reading is None else reading or '（なし）'}" for (word, _), reading in decided.items())
        entry.after, entry.detail = package_hash(folder), "、".join(said)


def _rows(folder: Path) -> list[dict[str, str]]:
    path = folder.joinpath(*PLACE)
    if not path.is_file():
        return []
    table = csv.DictReader(io.StringIO(utf8_text(path)))
    rows = list(table)
    if rows and tuple(table.fieldnames or ()) != COLUMNS:
        refuse([Problem("/".join(PLACE), "列の名前が違います", f"1行目を {','.join(COLUMNS)} にしてください", line=1)])
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            refuse([Problem("/".join(PLACE), "列の数が違います", "その行を直すか、取り除いてください", line=number)])
    return rows


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write the file anew, whole or not at all."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    part.replace(path)
