"""What the schema promises, and what is said in plain words where a table breaks it."""

from __future__ import annotations

import pytest

from analysis.package.files import TABLES
from analysis.package.validation import MODELS


@pytest.mark.parametrize("name", TABLES)
def test_a_file_has_the_columns_of_its_schema(name):
    assert list(TABLES[name].columns) == list(MODELS[name].to_schema().columns)


@pytest.mark.parametrize("name", MODELS)
def test_every_column_is_described(name):
    assert all(column.description for column in MODELS[name].to_schema().columns.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "value", "said"),
    [
        ("comments.csv", "\n2,2,全体", "\n1,2,全体", 2, "1", "「id」が重複"),
        ("comments.csv", "\n9,9,柱Ⅰ,", "\n9,9,,", 10, None, "「pillar」が空"),
        ("comments.csv", ",,,1,58\n", ",,,0,58\n", 2, "0", "「page」が小さすぎます"),
        ("response_types.csv", ",revised\n", ",改善\n", 2, "改善", "「meaning」に使えない値"),
        ("corrections.csv", ",low,", ",たぶん,", 2, "たぶん", "「confidence」に使えない値"),
        ("pillars.csv", "柱Ⅱ,4,", "柱Ⅱ,3,", 4, "3", "「order」が重複"),
        ("official_totals.csv", "pillar,全体", "column,全体", 2, "column", "「axis」に使えない値"),
    ],
)
def test_a_value_that_the_schema_forbids(package, name, old, new, line, value, said):
    package.change(name, old, new)
    found = [problem for problem in package.problems() if said in problem.message]
    assert (found[0].file, found[0].line, found[0].value) == (name, line, value)


def test_the_values_that_are_allowed_are_named(package):
    package.change("corrections.csv", ",low,", ",たぶん,")
    assert "'high', 'medium', 'low'" in package.problems()[0].remedy


def test_no_comments_at_all(package):
    header = (package / "comments.csv").read_bytes().split(b"\n")[0]
    package.write("comments.csv", header + b"\n")
    assert [problem.message for problem in package.problems()] == ["意見が1件もありません"]


def test_themes_that_are_no_toml(package):
    package.write("themes.toml", b'[themes]\nname = "a\n')
    found = package.problems()[0]
    assert (found.file, found.line) == ("themes.toml", 2)


def test_all_problems_come_at_once(package):
    package.change("comments.csv", "\n9,9,柱Ⅰ,", "\n9,9,柱Ⅸ,")
    package.change("corrections.csv", ",low,", ",たぶん,")
    assert {problem.file for problem in package.problems()} == {"comments.csv", "corrections.csv"}
