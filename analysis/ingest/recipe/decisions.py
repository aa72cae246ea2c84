"""The decisions about one document (build.toml): how it is read, and what its words stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.ingest.recipe.source import Source, source_of
from analysis.package.csv_table import utf8_text
from analysis.package.fields import Fields
from analysis.package.inside import link_problems, path_problems
from analysis.package.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema

FILE = "build.toml"


@dataclass(frozen=True)
class Facts:
    """What a person says of how opinions were received, where the document does not, or says it in another way; None: as read."""

    period_start: date | None = None
    period_end: date | None = None
    comments: int | None = None
    people: int | None = None
    organisations: int | None = None


@dataclass(frozen=True)
class Cover:
    """What a person copied from the cover of the document, or decided about it."""

    title: str
    publisher: str
    plan: str
    notice_channels: tuple[str, ...]
    licence: str
    attribution: str
    facts: Facts = Facts()
    body: str = ""
    """What the publisher calls itself, set by hand; empty: as found. So is the next one."""
    pillar_word: str = ""
    """What a part of the plan is called."""


class Split(NamedTuple):
    """A cell that holds two things: the second begins with the words `at`, and goes to the column `to`, or a row of its own."""

    comment: str
    column: str
    at: str
    to: str


OWN_ROW = "row"
SPLIT_TO = (OWN_ROW, "reply", "opinion")


@dataclass(frozen=True)
class Recipe:
    """build.toml, checked."""

    cover: Cover
    source: Source
    pillars: DataFrame[schema.Pillars]
    response_types: DataFrame[schema.ResponseTypes]
    response_type_totals: dict[str, str]
    """Label in the document's table of totals → mark."""
    shared_replies: dict[str, str]
    """Comment with an empty reply → comment whose reply it shares (inferred)."""
    coding: tuple[str, str] | None
    """File of response types given by readers, and the source they count as."""
    evidence: tuple[str, ...]
    """Further files that people read or wrote to make the tables; the package vouches for them."""
    cells: tuple[tuple[str, str, str], ...] = ()
    """A person's reading of single cells: comment, column, text."""
    splits: tuple[Split, ...] = ()
    """Cells that a person cut in two, in order; the new row of comment 5 is called 5-2."""

    def pillar_of(self, wording: str) -> dict[str, str]:
        """Each wording of one kind (`heading`, `total_label`, `category`) → its pillar."""
        pairs = zip(self.pillars[wording].tolist(), self.pillars["pillar"].tolist(), strict=True)
        return {words: pillar for words, pillar in pairs if isinstance(words, str)}


def read_recipe(folder: Path) -> Recipe:
    """Read build.toml. Raises PackageError, also where the folder holds links that lead out of it; then nothing was opened."""
    refuse(link_problems(folder))
    return recipe_of(utf8_text(folder / FILE) if (folder / FILE).is_file() else None)


def recipe_of(text: str | None) -> Recipe:
    """The recipe that a text holds. Raises PackageError."""
    problems: list[Problem] = []
    fields = Fields(content_of(text), FILE, problems)
    pillars = _rows(fields.inners("pillars"), ("pillar", "name", "short_name"), ("total_label", "heading", "category"))
    types = _rows(fields.inners("response_types"), ("mark", "wording", "label", "meaning"), ("total_label",))
    coding = fields.inner("coding") if "coding" in fields.content else None
    recipe = Recipe(
        cover=cover_of(fields.inner("document")),
        source=source_of(fields.inner("source")),
        pillars=pillar_table(pillars),
        response_types=response_type_table(types),
        response_type_totals={str(row["total_label"]): str(row["mark"]) for row in types if row["total_label"]},
        shared_replies=fields.text_by_name("shared_replies"),
        coding=(coding.text("file"), coding.text("source")) if coding else None,
        evidence=fields.texts("evidence"),
        cells=_cells(fields),
        splits=_splits(fields),
    )
    problems += _paths_outside(recipe)
    refuse([*problems, *twice("pillars", recipe.pillars["pillar"]), *twice("response_types", recipe.response_types["mark"])])
    return recipe


def _paths_outside(recipe: Recipe) -> list[Problem]:
    """Files of the recipe that are none of the package: it may come from a stranger, and `build` opens and records them."""
    named = {
        "source.file": (recipe.source.file,) if recipe.source.file else (),
        "coding.file": recipe.coding[:1] if recipe.coding and recipe.coding[0] else (),
        "evidence": recipe.evidence,
    }
    return [problem for field, names in named.items() for problem in path_problems(FILE, field, names)]


def twice(table: str, keys: pd.Series[str]) -> list[Problem]:
    """Keys by which two entries would be one."""
    remedy = f"{table} の項目を1つにまとめるか、別の名前にしてください"
    return [Problem(FILE, f"{table} に同じ項目が2つあります", remedy, value=str(key)) for key in keys[keys.duplicated()].unique()]


def pillar_table(rows: list[dict[str, str | int | None]]) -> DataFrame[schema.Pillars]:
    """Pillars as a table."""
    return _table(rows, ["pillar", "order", "name", "short_name", "total_label", "heading", "category"])  # type: ignore[return-value]


def response_type_table(rows: list[dict[str, str | int | None]]) -> DataFrame[schema.ResponseTypes]:
    """Legend entries as a table."""
    return _table(rows, ["mark", "order", "wording", "label", "meaning"])  # type: ignore[return-value]


def content_of(text: str | None) -> object:
    """The recipe as TOML has it. Raises PackageError."""
    if text is None:
        raise PackageError([Problem(FILE, "作成手順がありません", "原本の読み方を書いた build.toml を置いてください")])
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        remedy = "引用符や括弧の対応を確かめてください"
        raise PackageError([Problem(FILE, "TOMLとして読めません", remedy, int(line[1]) if line else None, str(error))]) from error


def cover_of(fields: Fields) -> Cover:
    """`[document]` of a recipe."""
    return Cover(
        title=fields.text("title"),
        publisher=fields.said("publisher"),
        plan=fields.said("plan"),
        notice_channels=fields.texts("notice_channels"),
        licence=fields.said("licence"),
        attribution=fields.said("attribution"),
        facts=_facts(fields),
        body=fields.word("body"),
        pillar_word=fields.word("pillar_word"),
    )


def _facts(fields: Fields) -> Facts:
    """Days and numbers of `[document.facts]`; what is no day or number becomes a problem."""
    facts = fields.inner("facts") if "facts" in fields.content else Fields({}, FILE, fields.problems)
    counts = {name: facts.whole_number(name) for name in ("comments", "people", "organisations")}
    return Facts(facts.day("period_start"), facts.day("period_end"), **counts)


def _splits(fields: Fields) -> tuple[Split, ...]:
    found = []
    for each in fields.inners("splits") if "splits" in fields.content else []:
        split = Split(*(each.text(name) for name in Split._fields))
        if split.to not in SPLIT_TO:
            remedy = f"{'、'.join(SPLIT_TO)} のどれかにしてください"
            fields.problems.append(Problem(FILE, "「splits」の「to」に使えない値です", remedy, value=split.to))
        found.append(split)
    return tuple(found)


def _cells(fields: Fields) -> tuple[tuple[str, str, str], ...]:
    entries = fields.inners("cells") if "cells" in fields.content else []
    return tuple((each.text("comment"), each.text("column"), each.text("text")) for each in entries)


def _rows(entries: list[Fields], needed: tuple[str, ...], optional: tuple[str, ...]) -> list[dict[str, str | int | None]]:
    """One row is an entry, numbered in the order of the file."""
    return [
        {"order": order, **{key: entry.text(key) for key in needed}, **{key: entry.optional_text(key) for key in optional}}
        for order, entry in enumerate(entries, start=1)
    ]


def _table(rows: list[dict[str, str | int | None]], columns: list[str]) -> pd.DataFrame:
    types = {column: "int64" if column == "order" else "str" for column in columns}
    return pd.DataFrame(rows, columns=columns).astype(types)
