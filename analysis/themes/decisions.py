"""What people decided of single comments and themes: `theme_coding.csv` beside themes.toml, one row a decision.

A comment that somebody counts to a theme has it whatever the rule says, one that somebody takes out has it no more; everything
else is the rule's. The file is read wherever it was laid; it needs no rebuild.
"""

from __future__ import annotations

import csv
import io
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd

from analysis.access.gate import passing
from analysis.keeping.history import locked
from analysis.package.files import THEME_CHECK, THEME_CODING, THEME_CODING_COLUMNS
from analysis.package.folder import package_hash
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from analysis.access.people import Person
    from analysis.consultation import Consultation

    Rows = list[dict[str, str]]

IN, OUT = "in", "out"


def with_decisions(assignments: pd.DataFrame, consultation: Consultation) -> pd.DataFrame:
    """Evidence of the rules (see `assign_texts`), with what people decided.

    A comment that was put into a theme has one row more, of its opinion, without a place (start and end 0); one that was taken
    out has none of that theme. The order is that of `assign_texts`.
    """
    decided = latest(consultation.theme_coding)
    if decided.empty:
        return assignments
    rows = decided["comment"].map(pd.Series(consultation.comments.index, index=consultation.comments["id"]))
    keys = pd.MultiIndex.from_arrays([rows, decided["theme"]])
    here = pd.MultiIndex.from_frame(assignments[["row", "theme"]])
    kept = assignments[~here.isin(keys[(decided["decision"] == OUT).to_numpy()])]
    added = decided[(decided["decision"] == IN).to_numpy() & ~keys.isin(here)]
    more = pd.DataFrame(
        {"row": rows[added.index], "field": "opinion", "theme": added["theme"], "start": 0, "end": 0, "evidence": ""}
    )
    both = pd.concat([kept, more.astype(kept.dtypes.to_dict())])
    return both.sort_values("row", kind="stable", ignore_index=True)


def latest(coding: pd.DataFrame) -> pd.DataFrame:
    """The decision in force for each theme and comment: the last of the file; one that was withdrawn (empty) is none."""
    last = coding.drop_duplicates(["theme", "comment"], keep="last")
    return last[last["decision"].isin([IN, OUT])].reset_index(drop=True)


def coding_problems(consultation: Consultation, themes: Collection[str]) -> list[Problem]:
    """Decisions on comments and themes that are not there, or that say nothing that is understood."""
    coding = consultation.theme_coding
    known = {"comment": set(consultation.comments["id"]), "theme": set(themes), "decision": {IN, OUT, ""}}
    remedy = "その行を直すか、取り除いてください（decision は in、out、空のどれか）"
    return [
        Problem(THEME_CODING, f"{column} の値が資料にありません", remedy, line=place + 2, value=str(value))
        for column, names in known.items()
        for place, value in enumerate(coding[column].fillna(""))
        if value not in names
    ]


def decide(folder: Path, theme: str, comment: str, decision: str, *, by: Person, file: str = THEME_CODING) -> None:
    """Add a decision (IN, OUT, empty to withdraw it) of a consultation; with `file` THEME_CHECK an answer.

    Raises NotAllowedError, PackageError, OSError.
    """
    row = {
        "theme": theme,
        "comment": comment,
        "decision": decision,
        "by": by.shown,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    _write(folder, lambda rows: [*rows, row], by=by, detail=f"{theme} {comment} {decision or '-'}", file=file)


def forget_theme(package: Path, theme: str) -> None:
    """Take out all decisions and answers of a theme that goes, of a package that is about to be saved (see `save_themes`)."""
    _rewrite_all(package, lambda rows: [each for each in rows if each["theme"] != theme])


def move_decisions(package: Path, theme: str, to: str) -> None:
    """Let what was decided of one theme count for another, into which it goes, of a package that is about to be saved."""

    def moved(rows: Rows) -> Rows:
        return [each | {"theme": to} if each["theme"] == theme else each for each in rows]

    _rewrite_all(package, moved)


def _rewrite_all(package: Path, changed: Callable[[Rows], Rows]) -> None:
    for file in (THEME_CODING, THEME_CHECK):
        if (package / file).is_file():
            _rewrite(package / file, changed)


def _write(folder: Path, changed: Callable[[Rows], Rows], *, by: Person, detail: str, file: str) -> None:
    """Write the file anew while nobody else saves this consultation."""
    with passing(by, "theme", folder.name, before=package_hash(folder)) as entry, locked(folder):
        _rewrite(folder / file, changed)
        entry.after, entry.detail = package_hash(folder), detail


def _rewrite(path: Path, changed: Callable[[Rows], Rows]) -> None:
    """Write a file of decisions anew, whole or not at all. Raises PackageError where it is none; OSError."""
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    rows = list(csv.DictReader(io.StringIO(text)))
    if rows and set(rows[0]) != set(THEME_CODING_COLUMNS.columns):
        remedy = f"1行目を {','.join(THEME_CODING_COLUMNS.columns)} にしてください"
        refuse([Problem(path.name, "列の名前が違います", remedy, line=1)])
    out = io.StringIO()
    writer = csv.DictWriter(out, list(THEME_CODING_COLUMNS.columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(changed(rows))
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    part.replace(path)
