"""A changed rule: which comments each theme gains and loses."""

from __future__ import annotations

import pytest

from analysis.themes.assignment import assign_texts
from analysis.themes.codebook import read_codebook
from analysis.themes.comparison import compare_assignments, theme_changes
from analysis.themes.matching.texts import texts_of

BEFORE = read_codebook("""
[word_groups]
'団体' = '町会'
[[theme]]
code = 'B'
name = 'b'
definition = 'b'
rule = '<団体>'
[[theme]]
code = 'A'
name = 'a'
definition = 'a'
rule = '窓口'
""")


@pytest.fixture
def texts(tables):
    return texts_of(*tables(("町会", "窓口"), "窓口", "学校|町会", "学校"))


def test_rows_gained_and_lost(texts):
    before, after = (assign_texts(each.themes, texts) for each in (BEFORE, BEFORE.with_rule("団体", "学校")))
    assert compare_assignments(before, after).to_dict("list") == {
        "row": [0, 3],
        "field": ["opinion", "opinion"],
        "theme": ["B", "B"],
        "change": ["removed", "added"],
    }
    assert theme_changes(before, after).to_dict("list") == {
        "theme": ["A", "B"],
        "before": [2, 2],
        "after": [2, 2],
        "added": [0, 1],
        "removed": [0, 1],
    }


def test_no_change_gives_empty_tables_with_the_same_columns(texts):
    found = assign_texts(BEFORE.themes, texts)
    none = assign_texts([], texts)
    assert compare_assignments(found, found).empty and compare_assignments(none, none).empty
    assert list(compare_assignments(none, none)) == ["row", "field", "theme", "change"]
    assert theme_changes(none, none).dtypes.to_dict() == theme_changes(found, found).dtypes.to_dict()
