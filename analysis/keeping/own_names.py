"""Names that people put into the dictionary of one consultation: added and taken out through the gate, one by one."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.keeping.history import locked
from analysis.package.folder import package_hash
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.access.people import Person

PLACE = ("lexicon", "user_dictionary.csv")
HEAD = "# この資料に出る名前（IPADIC形式）。書き方は data/lexicon/user_dictionary.csv の初めにあります。\n"
SHORTEST, LONGEST = 2, 40
"""Characters of a name."""
_UNFIT = re.compile(r"[\s,\"'#\x00-\x1f]")


def own_names(folder: Path) -> list[str]:
    """The names in the dictionary of a consultation, in the order of its file."""
    return [row[0] for row in csv.reader(_lines(folder)) if row and not row[0].startswith("#")]


def add_name(folder: Path, name: str, *, by: Person) -> None:
    """Add a name, which is one word from then on. Raises PackageError for what is no name, NotAllowedError, OSError."""
    _check(name)
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow([name, "", "", "", "名詞", "固有名詞", "一般", "*", "*", "*", name, "*", "*"])

    def changed(text: str) -> str:
        if name in own_names(folder):
            refuse([Problem(name, "この名前は、もう辞書にあります", "ほかの名前を選んでください")])
        return f"{text or HEAD}{'' if not text or text.endswith(chr(10)) else chr(10)}{row.getvalue()}"

    _write(folder, changed, by=by, detail=f"+{name}")


def remove_name(folder: Path, name: str, *, by: Person) -> None:
    """Take a name out again. Raises PackageError where it is not there, NotAllowedError, OSError."""

    def changed(text: str) -> str:
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if next(csv.reader([line]), [""])[0] != name or line.startswith("#")]
        if len(kept) == len(lines):
            refuse([Problem(name, "この名前は辞書にありません", "辞書の名前を確かめてください")])
        return "".join(kept)

    _write(folder, changed, by=by, detail=f"-{name}")


def _check(name: str) -> None:
    if not SHORTEST <= len(name) <= LONGEST or _UNFIT.search(name):
        remedy = f"空白・読点・引用符のない{SHORTEST}～{LONGEST}字の名前にしてください"
        refuse([Problem("名前", "辞書に入れられない名前です", remedy, value=name[:LONGEST])])


def _lines(folder: Path) -> list[str]:
    return _text(folder).splitlines()


def _text(folder: Path) -> str:
    path = folder.joinpath(*PLACE)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _write(folder: Path, changed: Callable[[str], str], *, by: Person, detail: str) -> None:
    """Write the file anew, whole or not at all, while nobody else saves this consultation."""
    path = folder.joinpath(*PLACE)
    with passing(by, "name", folder.name, before=package_hash(folder)) as entry, locked(folder):
        text = changed(_text(folder))
        path.parent.mkdir(exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
        entry.after, entry.detail = package_hash(folder), detail
