"""What people decided of single comments and themes: `theme_coding.csv` beside themes.toml, one row a decision.

A comment that somebody counts to a theme has it whatever the rule says, one that somebody takes out has it no more; everything
else is the rule's. The file is read wherever it was laid; it needs no rebuild.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd

from analysis.access.gate import passing
from analysis.keeping.history import locked
from analysis.package.files import THEME_CHECK, THEME_CODING, THEME_CODING_COLUMNS
from analysis.package.folder import package_hash
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from analysis.access.people import Person
    from analysis.consultation import Consultation
    from analysis.themes.codebook import Theme

    Rows = list[dict[str, str]]

IN, OUT = "in", "out"
BADGE = "＊"
"""Stands behind the name of a theme whose count is not its rule's alone."""


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
    if coding.empty:
        return []
    known = {"comment": set(consultation.comments["id"]), "theme": set(themes), "decision": {IN, OUT, ""}}
    remedy = "その行を直すか、取り除いてください（decision は in、out、空のどれか）"
    return [
        Problem(THEME_CODING, f"{column} の値が資料にありません", remedy, line=place + 2, value=str(value))
        for column, names in known.items()
        for place, value in enumerate(coding[column].fillna(""))
        if value not in names
    ]


def latest_of_each(answers: pd.DataFrame) -> pd.DataFrame:
    """The answer in force of each reader for each theme and comment (see `latest`)."""
    last = answers.drop_duplicates(["theme", "comment", "by"], keep="last")
    return last[last["decision"].isin([IN, OUT])].reset_index(drop=True)


def with_badges(themes: Iterable[Theme], coding: pd.DataFrame) -> tuple[Theme, ...]:
    """The themes; to the name of one of which people decided single comments a BADGE, and to its definition how many."""
    decided = latest(coding)
    counts = pd.crosstab(decided["theme"], decided["decision"]).reindex(columns=[IN, OUT], fill_value=0)
    return tuple(_with_badge(theme, *counts.loc[theme.code]) if theme.code in counts.index else theme for theme in themes)


def _with_badge(theme: Theme, inside: int, outside: int) -> Theme:
    said = f"（{BADGE}人が1件ずつ決めた意見を反映：入れたもの{inside:,}件、外したもの{outside:,}件）"
    return replace(theme, name=f"{theme.name}{BADGE}", definition=f"{theme.definition}{said}")


def decide(folder: Path, theme: str, decisions: Mapping[str, str], *, by: Person, file: str = THEME_CODING) -> None:
    """Add decisions (comment → IN, OUT, empty to withdraw it) of a consultation; with `file` THEME_CHECK answers.

    Raises NotAllowedError, PackageError, OSError.
    """
    new = rows_of(theme, decisions, by=by)
    detail = " ".join([theme, *(f"{comment} {decision or '-'}" for comment, decision in decisions.items())])
    _write(folder, lambda rows: [*rows, *new], by=by, detail=detail, file=file)


def rows_of(theme: str, decisions: Mapping[str, str], *, by: Person) -> Rows:
    """Decisions as rows of the file, by a person at this moment."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        {"theme": theme, "comment": comment, "decision": decision, "by": by.shown, "at": at}
        for comment, decision in decisions.items()
    ]


def add_decisions(package: Path, rows: Rows) -> None:
    """Add rows of decisions to a package that is about to be saved (see `save_themes`)."""
    _rewrite(package / THEME_CODING, lambda there: [*there, *rows])


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
