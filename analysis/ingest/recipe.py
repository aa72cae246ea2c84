"""The decisions of a person about one document (build.toml): how it is read, and what its words stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.csv_table import utf8_text
from analysis.ingest.fields import Fields
from analysis.ingest.problem import PackageError, Problem, refuse

if TYPE_CHECKING:
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema

FILE = "build.toml"
COLUMNS = ("no", "category", "opinion", "reply", "printed_mark")
"""What a column of the source can stand for."""


@dataclass(frozen=True)
class Document:
    """What a person copied from the cover of the document, or decided about it."""

    title: str
    publisher: str
    plan: str
    notice_channels: tuple[str, ...]
    licence: str
    attribution: str


@dataclass(frozen=True)
class Source:
    """How the lines of the original are told apart."""

    file: str
    sha256: str
    columns: dict[str, str]
    """Head of each column, in order → what it holds, one of COLUMNS."""
    totals: dict[str, str]
    """Head of a table of printed totals → its axis."""
    sums: tuple[str, ...]
    """Labels of grand totals."""
    group_headings: dict[str, str]
    """Heading that gathers pillars and has no comments of its own → why."""


@dataclass(frozen=True)
class Recipe:
    """build.toml, checked."""

    document: Document
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

    def pillar_of(self, wording: str) -> dict[str, str]:
        """Each wording of one kind (`heading`, `total_label`, `category`) → its pillar."""
        pairs = zip(self.pillars[wording].tolist(), self.pillars["pillar"].tolist(), strict=True)
        return {words: pillar for words, pillar in pairs if isinstance(words, str)}


def read_recipe(folder: Path) -> Recipe:
    """Read build.toml. Raises PackageError."""
    problems: list[Problem] = []
    fields = Fields(_content(folder / FILE), FILE, problems)
    pillars = _rows(fields.inners("pillars"), ("pillar", "name", "short_name"), ("total_label", "heading", "category"))
    types = _rows(fields.inners("response_types"), ("mark", "wording", "label", "meaning"), ("total_label",))
    coding = fields.inner("coding") if "coding" in fields.content else None
    recipe = Recipe(
        document=_document(fields.inner("document")),
        source=_source(fields.inner("source")),
        pillars=_table(pillars, ["pillar", "order", "name", "short_name", "total_label", "heading", "category"]),  # type: ignore[arg-type]
        response_types=_table(types, ["mark", "order", "wording", "label", "meaning"]),  # type: ignore[arg-type]
        response_type_totals={str(row["total_label"]): str(row["mark"]) for row in types if row["total_label"]},
        shared_replies=fields.text_by_name("shared_replies"),
        coding=(coding.text("file"), coding.text("source")) if coding else None,
        evidence=fields.texts("evidence"),
    )
    refuse(problems)
    return recipe


def _content(path: Path) -> object:
    if not path.is_file():
        raise PackageError([Problem(FILE, "作成手順がありません", "原本の読み方を書いた build.toml を置いてください")])
    try:
        return tomllib.loads(utf8_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        remedy = "引用符や括弧の対応を確かめてください"
        raise PackageError([Problem(FILE, "TOMLとして読めません", remedy, int(line[1]) if line else None, str(error))]) from error


def _document(fields: Fields) -> Document:
    return Document(
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        plan=fields.text("plan"),
        notice_channels=fields.texts("notice_channels"),
        licence=fields.text("licence"),
        attribution=fields.text("attribution"),
    )


def _source(fields: Fields) -> Source:
    columns = fields.text_by_name("columns")
    if sorted(columns.values()) != sorted(COLUMNS):
        message = "「source.columns」の列が足りないか、余っています"
        remedy = f"原本の見出しの順に、{'、'.join(COLUMNS)} を1つずつ割り当ててください"
        fields.problems.append(Problem(FILE, message, remedy, value="、".join(columns.values())))
    return Source(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        columns=columns,
        totals=fields.text_by_name("totals"),
        sums=fields.texts("sums"),
        group_headings=fields.text_by_name("group_headings"),
    )


def _rows(entries: list[Fields], needed: tuple[str, ...], optional: tuple[str, ...]) -> list[dict[str, str | int | None]]:
    """One row is an entry, numbered in the order of the file."""
    return [
        {"order": order, **{key: entry.text(key) for key in needed}, **{key: entry.optional_text(key) for key in optional}}
        for order, entry in enumerate(entries, start=1)
    ]


def _table(rows: list[dict[str, str | int | None]], columns: list[str]) -> pd.DataFrame:
    types = {column: "int64" if column == "order" else "str" for column in columns}
    return pd.DataFrame(rows, columns=columns).astype(types)
