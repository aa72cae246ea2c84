"""The schema accepts a good row, an empty table, and nothing else."""

from __future__ import annotations

import pandas as pd
import pandera.errors
import pandera.pandas as pa
import pytest

from analysis import schema
from analysis.replies import schema as replies_schema
from analysis.statistics import schema as statistics_schema

MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, schema.Table) and model is not schema.Table
]
COMMENT = {
    **{"id": "1", "no": "1", "pillar": "柱Ⅰ", "category": "柱", "opinion": "あ", "reply": None, "reply_shared_with": None},
    **{"printed_mark": None, "page": 1, "line": None},
}


def comments(**values):
    table = pd.DataFrame([COMMENT | values]).astype({"page": "Int64", "line": "Int64"})
    return table.astype({name: "str" for name in COMMENT if name not in ("page", "line")})


def test_one_row():
    assert len(schema.Comments.validate(comments())) == 1


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_an_empty_table_of_each_model(model):
    columns = model.to_schema().columns
    table = pd.DataFrame({name: pd.Series(dtype=str(column.dtype)) for name, column in columns.items()})
    assert model.validate(table).empty


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_column_that_is_published_is_described(model):
    if model is schema.Tokens:
        return  # never leaves the program
    assert all(column.description for column in model.to_schema().columns.values())


@pytest.mark.parametrize(
    "table",
    [
        comments(id=None),
        comments(pillar=None),
        comments(page=0),
        comments().drop(columns="reply"),
        comments().assign(more=1),
        comments()[["no", "id", *list(COMMENT)[2:]]],
        comments().astype({"no": "int64"}),
        comments().astype({"page": "float64"}),
        pd.concat([comments(), comments()], ignore_index=True),
    ],
    ids=["no id", "no pillar", "page 0", "a column less", "a column more", "other order", "number", "float", "twice"],
)
def test_what_is_refused(table):
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        schema.Comments.validate(table, lazy=True)


def test_bases_from_the_most_official_down():
    assert schema.BASES == ("printed", "coded", "estimated", "reviewed")
    assert set(schema.ResponseTypeCoding.to_schema().columns["source"].checks[0].statistics["allowed_values"]) == set(
        schema.BASES[1:]
    )


MODULES = (schema, replies_schema, statistics_schema)
LOWEST = {
    **dict.fromkeys(("row", "reply_row", "position", "sentence", "start", "cue_start", "left", "right"), 0),
    **dict.fromkeys(("end", "cue_end", "part", "group", "wording", "component", "order", "page", "line"), 1),
    **dict.fromkeys(
        ("both", "near", "degree", "documents", "documents_1", "documents_2", "document_frequency", "term_frequency"), 1
    ),
    **dict.fromkeys(
        ("missing", "known", "texts", "characters", "row_total", "column_total", "revised", "reflected", "not_adopted"), 0
    ),
    **dict.fromkeys(("share", "score", "strength", "weight"), 0),
    "replies": 1,
    "western_year": 1900,
}
"""Column → its lowest value. Places count from 0, ends and numbers of things from 1; a row that counts nothing is not made."""
UP_TO_ONE = ("share", "score", "strength", "similarity", "jaccard", "given_1", "given_2")
COLUMNS = [
    (model, column)
    for module in MODULES
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, schema.Table) and model.__module__ == module.__name__
    for column in model.to_schema().columns.values()
]


def _takes(column, value):
    values = pd.Series([value]).astype(str(column.dtype))
    try:
        pa.SeriesSchema(column.dtype, column.checks).validate(values)
    except pandera.errors.SchemaError:
        return False
    return True


def _id(each):
    return getattr(each, "__name__", None) or each.name


@pytest.mark.parametrize(("model", "column"), [each for each in COLUMNS if each[1].checks and each[1].name in LOWEST], ids=_id)
def test_counting_begins_where_it_should(model, column):
    lowest = LOWEST[column.name]
    assert (_takes(column, lowest), _takes(column, lowest - 1)) == (True, False)


@pytest.mark.parametrize(("model", "column"), [each for each in COLUMNS if each[1].name in UP_TO_ONE], ids=_id)
def test_a_share_ends_at_one(model, column):
    assert (_takes(column, 1.0), _takes(column, 1.0001)) == (True, False)
