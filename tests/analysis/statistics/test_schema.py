"""Bounds of the tables of statistics."""

from __future__ import annotations

import pytest

from analysis.statistics import schema
from tests.analysis.bounds import LOWEST, counted, name_of, shares, takes


@pytest.mark.parametrize(("model", "column"), counted(schema), ids=name_of)
def test_counting_begins_where_it_should(model, column):
    lowest = LOWEST[column.name]
    assert (takes(column, lowest), takes(column, lowest - 1)) == (True, False)


@pytest.mark.parametrize(("model", "column"), shares(schema), ids=name_of)
def test_a_share_ends_at_one(model, column):
    assert (takes(column, 1.0), takes(column, 1.0001)) == (True, False)
