"""The recipe (build.toml) of a document that prints counts and no comment: its `[totals]`, copied by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.recipe.decisions import FILE, Cover, content_of, cover_of, pillar_table, response_type_table, twice
from analysis.package.csv_table import utf8_text
from analysis.package.fields import Fields
from analysis.package.inside import link_problems, path_problems
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema

RECEIVED, SUM = "意見の数", "合計"
"""Labels of the number of comments, and of the sum of a table that prints one."""
_ROW = dict[str, str | int | None]


@dataclass(frozen=True)
class PrintedTotals:
    """What a person copied from such a document, checked."""

    cover: Cover
    published: date | None
    place: str
    """Where the counts stand."""
    evidence: tuple[str, ...]
    """Files of the folder that the package vouches for, such as the document itself."""
    pillars: DataFrame[schema.Pillars]
    response_types: DataFrame[schema.ResponseTypes]
    totals: pd.DataFrame
    """The counts, as in official_totals.csv."""


def has_totals_alone(folder: Path) -> bool:
    """Whether the recipe of a folder has `[totals]`. Raises PackageError where it cannot be read."""
    path = folder / FILE
    content = content_of(utf8_text(path)) if path.is_file() else {}
    return isinstance(content, dict) and "totals" in content


def read_totals(folder: Path) -> PrintedTotals:
    """Read the recipe. Raises PackageError, also where the folder holds links that lead out of it."""
    refuse(link_problems(folder))
    problems: list[Problem] = []
    fields = Fields(content_of(utf8_text(folder / FILE)), FILE, problems)
    said, types, parts = fields.inner("totals"), _entries(fields, "response_types"), _entries(fields, "pillars")
    found = PrintedTotals(
        cover=cover_of(fields.inner("document")),
        published=said.day("published"),
        place=said.text("place"),
        evidence=fields.texts("evidence"),
        pillars=pillar_table([_pillar(order, each) for order, each in enumerate(parts, start=1)]),
        response_types=response_type_table([_response_type(order, each) for order, each in enumerate(types, start=1)]),
        totals=_table([*_whole(said), *_of_types(types, said), *_of_pillars(parts)]),
    )
    problems += path_problems(FILE, "evidence", found.evidence)
    problems += [_not_there(name) for name in found.evidence if not (folder / name).is_file()]
    problems += [*twice("pillars", found.pillars["pillar"]), *twice("response_types", found.response_types["mark"])]
    refuse(problems)
    return found


def _not_there(name: str) -> Problem:
    return Problem(FILE, "「evidence」のファイルがありません", "フォルダに置くか、この行を除いてください", value=name)


def _entries(fields: Fields, key: str) -> list[Fields]:
    return fields.inners(key) if key in fields.content else []


def _pillar(order: int, entry: Fields) -> _ROW:
    name = entry.text("name")
    named = {"pillar": name, "name": name, "short_name": entry.optional_text("short_name") or name, "total_label": name}
    return {"order": order, **named, "heading": None, "category": None}


def _response_type(order: int, entry: Fields) -> _ROW:
    mark, wording = entry.text("mark"), entry.text("wording")
    label = entry.optional_text("label") or (mark if mark == wording else f"{mark} {wording}")
    return {"order": order, "mark": mark, "wording": wording, "label": label, "meaning": entry.text("meaning")}


def _whole(said: Fields) -> Iterator[_ROW]:
    """The number of comments: without it no count has a base."""
    if (received := said.whole_number("received")) is not None:
        yield _row("all", None, RECEIVED, received)
    else:
        said.problems.append(Problem(FILE, "「totals.received」がありません", "寄せられた意見の数を書いてください"))


def _of_types(types: list[Fields], said: Fields) -> Iterator[_ROW]:
    """The counts of the legend, and the sum that the table prints, where it does."""
    for entry in types:
        mark, wording = entry.content.get("mark"), entry.content.get("wording")
        if (count := entry.whole_number("count")) is not None:
            yield _row("response_type", str(mark), str(wording) if mark == wording else f"{mark} {wording}", count)
    if (total := said.whole_number("response_type_sum")) is not None:
        yield _row("response_type", None, SUM, total)


def _of_pillars(parts: list[Fields]) -> Iterator[_ROW]:
    for entry in parts:
        if (count := entry.whole_number("count")) is not None:
            yield _row("pillar", str(entry.content.get("name")), str(entry.content.get("name")), count)


def _row(axis: str, key: str | None, label: str, count: int) -> _ROW:
    return {"axis": axis, "key": key, "label": label, "count": count, "line": None}


def _table(rows: list[_ROW]) -> pd.DataFrame:
    types = {"axis": "str", "key": "str", "label": "str", "count": "int64", "line": "Int64"}
    return pd.DataFrame(rows, columns=pd.Index(types)).astype(types)
