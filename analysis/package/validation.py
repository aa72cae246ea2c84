"""Whether the tables of a package are what the schema promises and speak of each other's rows."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pandas as pd
from pandera.errors import SchemaErrors

from analysis import schema
from analysis.package.files import THEMES
from analysis.package.problem import Problem
from analysis.package.references import reference_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.consultation import Consultation

MODELS: dict[str, type[schema.Table]] = {
    "comments.csv": schema.Comments,
    "pillars.csv": schema.Pillars,
    "official_totals.csv": schema.OfficialTotals,
    "response_types.csv": schema.ResponseTypes,
    "response_type_coding.csv": schema.ResponseTypeCoding,
    "corrections.csv": schema.Corrections,
    "rejects.csv": schema.Rejects,
}
_MESSAGES = (
    ("field_uniqueness", "「{column}」が重複しています", "1つの行だけに使ってください"),
    ("not_nullable", "「{column}」が空です", "値を入れてください"),
    (r"isin\([(\[](.*?),?[)\]]\)", "「{column}」に使えない値です", "{0} のどれかにしてください"),
    (r"greater_than_or_equal_to\((.*)\)", "「{column}」が小さすぎます", "{0}以上にしてください"),
)


def problems_of(consultation: Consultation, lines: Mapping[str, Sequence[int]]) -> list[Problem]:
    """Everything wrong with the tables; `lines` says on which line of its file each row of a table starts."""
    tables = _tables(consultation)
    if amiss := _rows_amiss(consultation):
        return [amiss]
    schema_problems = [problem for name, table in tables.items() for problem in _schema_problems(name, table, lines[name])]
    return [*schema_problems, *reference_problems(consultation, lines), *_theme_problems(consultation.themes_toml)]


def _rows_amiss(consultation: Consultation) -> Problem | None:
    """Comments that are missing, or stand in a package of printed totals; and such totals that do not say of how many."""
    if not consultation.metadata.totals_only:
        none = Problem("comments.csv", "意見が1件もありません", "原本と build.toml の見出しの指定を確かめてください")
        return none if consultation.comments.empty else None
    if size := len(consultation.comments):
        remedy = "意見の行を除くか、datapackage.json の totals_only を除いてください"
        return Problem("comments.csv", "集計だけの資料に意見の行があります", remedy, value=f"{size:,}行")
    if consultation.received is None:
        remedy = "build.toml の [totals] に received（意見の数）を書き、build で作り直してください"
        return Problem("official_totals.csv", "意見の数（axis が all の行）がありません", remedy)
    return None


def _tables(consultation: Consultation) -> dict[str, pd.DataFrame]:
    return {
        "comments.csv": consultation.comments[list(schema.Comments.to_schema().columns)],
        "pillars.csv": consultation.pillars,
        "official_totals.csv": consultation.official_totals,
        "response_types.csv": consultation.response_types,
        "response_type_coding.csv": consultation.coding,
        "corrections.csv": consultation.corrections,
        "rejects.csv": consultation.rejects,
    }


def _schema_problems(name: str, table: pd.DataFrame, lines: Sequence[int]) -> list[Problem]:
    try:
        MODELS[name].validate(table, lazy=True)
    except SchemaErrors as error:
        return [_schema_problem(name, case, lines) for case in error.failure_cases.to_dict("records")]
    return []


def _schema_problem(name: str, case: Mapping[object, object], lines: Sequence[int]) -> Problem:
    """One finding of pandera in plain words."""
    check, column, value, place = str(case["check"]), case["column"], case["failure_case"], case["index"]
    line = lines[place] if isinstance(place, int) else None
    shown = None if pd.isna(value) else str(value)  # type: ignore[call-overload]
    for pattern, message, remedy in _MESSAGES:
        if found := re.match(pattern, check):
            return Problem(name, message.format(column=column), remedy.format(*found.groups()), line, shown)
    return Problem(name, f"「{column}」の形が違います（{check}）", "列の型を確かめてください", line, shown)


def _theme_problems(themes_toml: str) -> list[Problem]:
    """Whether the coding rules are TOML at all; what they say is for analysis.themes to judge."""
    try:
        tomllib.loads(themes_toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        remedy = "引用符や括弧の対応を確かめてください"
        return [Problem(THEMES, "TOMLとして読めません", remedy, int(line[1]) if line else None, str(error))]
    return []
