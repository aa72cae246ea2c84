"""Whether the tables of a package are what the schema promises and speak of each other's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from pandera.errors import SchemaError, SchemaErrors

from analysis import schema
from analysis.ingest.problem import Problem

if TYPE_CHECKING:
    from analysis.consultation import Consultation

_FIRST_ROW = 2
"""Line of the first row in a file with a header; exact while no cell before it holds a line break."""


def problems_of(consultation: Consultation) -> list[Problem]:
    """Everything wrong with the tables, each with its file, line, value and remedy; empty when all is well."""
    found = [problem for check in (_schemas, _references, _quotes, _shared_replies) for problem in check(consultation)]
    return list(dict.fromkeys(found))


def _tables(consultation: Consultation) -> list[tuple[str, pd.DataFrame, type[schema.Table]]]:
    comments = consultation.comments
    return [
        ("comments.csv", comments[list(schema.Comments.to_schema().columns)], schema.Comments),
        ("pillars.csv", consultation.pillars, schema.Pillars),
        ("official_totals.csv", consultation.official_totals, schema.OfficialTotals),
        ("response_types.csv", consultation.response_types, schema.ResponseTypes),
        ("response_type_coding.csv", consultation.coding, schema.ResponseTypeCoding),
        ("corrections.csv", consultation.corrections, schema.Corrections),
    ]


def _schemas(consultation: Consultation) -> list[Problem]:
    problems = []
    for name, table, model in _tables(consultation):
        try:
            model.validate(table, lazy=True)
        except SchemaErrors as error:
            problems += [_schema_problem(name, case) for case in error.failure_cases.to_dict("records")]
        except SchemaError as error:
            problems.append(Problem(name, "表の形が違います", "列の並びと型を確かめてください", value=str(error)[:200]))
    return problems


def _schema_problem(name: str, case: dict[object, object]) -> Problem:
    """One finding of pandera in plain words."""
    check, column, value, place = str(case["check"]), case["column"], case["failure_case"], case["index"]
    messages = {
        "field_uniqueness": (f"「{column}」が重複しています", "同じ番号の行を1つにしてください"),
        "not_nullable": (f"「{column}」が空です", "値を入れてください"),
    }
    message, remedy = messages.get(check, (f"「{column}」に使えない値があります（{check}）", "使える値に直してください"))
    line = int(place) + _FIRST_ROW if isinstance(place, int) else None
    return Problem(name, message, remedy, line, None if pd.isna(value) else str(value))  # type: ignore[call-overload]


def _references(consultation: Consultation) -> list[Problem]:
    ids, pillars, marks = (
        set(consultation.comments["id"]),
        set(consultation.pillars["pillar"]),
        set(consultation.response_types["mark"]),
    )
    comments, coding = consultation.comments, consultation.coding
    return [
        *_unknown(
            "comments.csv",
            comments["pillar"],
            pillars,
            "pillars.csv にない柱です",
            "柱の名前を直すか、pillars.csv に加えてください",
        ),
        *_unknown(
            "comments.csv",
            comments["printed_mark"],
            marks,
            "凡例にない対応区分です",
            "記号を直すか、response_types.csv に加えてください",
        ),
        *_unknown(
            "comments.csv",
            comments["reply_shared_with"],
            ids,
            "共通の回答の相手がいません",
            "comments.csv にある番号にしてください",
        ),
        *_unknown(
            "response_type_coding.csv",
            coding["comment"],
            ids,
            "comments.csv にない番号です",
            "番号を直すか、この行を除いてください",
        ),
        *_unknown(
            "response_type_coding.csv",
            coding["mark"],
            marks,
            "凡例にない対応区分です",
            "記号を直すか、response_types.csv に加えてください",
        ),
        *_unknown(
            "corrections.csv",
            consultation.corrections["comment"],
            ids,
            "comments.csv にない番号です",
            "番号を直すか、この行を除いてください",
        ),
        *_duplicated(coding),
    ]


def _unknown(name: str, values: pd.Series[str], known: set[str], message: str, remedy: str) -> list[Problem]:
    strange = values[values.notna() & ~values.isin(known)]
    return [Problem(name, message, remedy, _line(place), str(value)) for place, value in strange.items()]


def _duplicated(coding: pd.DataFrame) -> list[Problem]:
    twice = coding[coding.duplicated(["comment", "source"])]
    message, remedy = "同じ意見に同じ出所の対応区分が2つあります", "どちらか1つにしてください"
    return [
        Problem("response_type_coding.csv", message, remedy, _line(place), str(row["comment"]))
        for place, row in twice.iterrows()
    ]


def _quotes(consultation: Consultation) -> list[Problem]:
    """A text error must quote what stands in the text."""
    texts = consultation.comments.drop_duplicates("id").set_index("id")
    known = consultation.corrections[
        consultation.corrections["comment"].isin(texts.index) & consultation.corrections["field"].isin(texts.columns)
    ]
    return [
        Problem(
            "corrections.csv",
            "この表記は本文にありません",
            "本文のとおりに書いてください",
            _line(place),
            str(row["as_printed"]),
        )
        for place, row in known.iterrows()
        if str(row["as_printed"]) not in str(texts.loc[row["comment"], row["field"]])
    ]


def _shared_replies(consultation: Consultation) -> list[Problem]:
    """A reply is shared by a comment without one, with a comment that has one."""
    comments = consultation.comments
    sharing = comments[comments["reply_shared_with"].notna()]
    with_reply = set(comments.loc[comments["reply"].notna(), "id"])
    message, remedy = "回答のない意見が、回答のある意見を指していません", "reply_shared_with を確かめてください"
    wrong = sharing[sharing["reply"].notna() | ~sharing["reply_shared_with"].isin(with_reply)]
    return [
        Problem("comments.csv", message, remedy, _line(place), str(row["reply_shared_with"]))
        for place, row in wrong.iterrows()
    ]


def _line(place: object) -> int:
    """Line of the row with this index label; the tables are numbered from 0 as they are read."""
    return int(str(place)) + _FIRST_ROW
