"""Where the values of a table's columns begin and end, by what the columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pandera.errors
import pandera.pandas as pa

if TYPE_CHECKING:
    from types import ModuleType

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


def columns_of(module: ModuleType) -> list:
    """The columns of the tables that a module describes, each with its table."""
    models = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, pa.DataFrameModel)]
    own = [model for model in models if model.__module__ == module.__name__]
    return [(model, column) for model in own for column in model.to_schema().columns.values()]


def counted(module: ModuleType) -> list:
    return [(model, column) for model, column in columns_of(module) if column.checks and column.name in LOWEST]


def shares(module: ModuleType) -> list:
    return [(model, column) for model, column in columns_of(module) if column.checks and column.name in UP_TO_ONE]


def takes(column, value) -> bool:
    """Whether a column accepts a value."""
    values = pd.Series([value]).astype(str(column.dtype))
    try:
        pa.SeriesSchema(column.dtype, column.checks).validate(values)
    except pandera.errors.SchemaError:
        return False
    return True


def name_of(each) -> str:
    return getattr(each, "__name__", None) or each.name
