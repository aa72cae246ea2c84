"""The schema accepts a good row, an empty table, and nothing else."""

from __future__ import annotations

import pandas as pd
import pandera.errors
import pytest

from analysis import schema
from tests.analysis.bounds import LOWEST, counted, name_of, takes

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


@pytest.mark.parametrize(("model", "column"), counted(schema), ids=name_of)
def test_counting_begins_where_it_should(model, column):
    lowest = LOWEST[column.name]
    assert (takes(column, lowest), takes(column, lowest - 1)) == (True, False)
