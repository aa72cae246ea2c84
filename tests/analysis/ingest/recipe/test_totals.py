"""A recipe of printed totals says what is wrong with it, by name, before anything is written."""

from __future__ import annotations

import pytest

from analysis.ingest.recipe.totals import has_totals_alone, read_totals
from analysis.package.problem import PackageError
from tests.totals_only import RECIPE


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "build.toml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


def test_the_counts_are_those_of_the_recipe_and_the_sum_has_no_key(folder):
    totals = read_totals(folder).totals
    assert has_totals_alone(folder)
    assert totals.loc[totals["axis"] == "all", "count"].tolist() == [120]
    types = totals[totals["axis"] == "response_type"]
    assert dict(zip(types["key"].fillna("sum"), types["count"], strict=True)) == {"◎": 6, "○": 54, "△": 40, "※": 20, "sum": 120}


def test_an_entry_without_a_count_stands_in_the_legend_and_in_no_table(folder):
    (folder / "build.toml").write_text(RECIPE.replace("count = 6\n", ""), encoding="utf-8")
    found = read_totals(folder)
    assert found.response_types["mark"].tolist() == ["◎", "○", "△", "※"]
    assert "◎" not in set(found.totals["key"].dropna())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("received = 120\n", "", "「totals.received」がありません"),
        ("received = 120\n", "received = -1\n", "「totals.received」の値が違います"),
        ('place = "結果の2ページ"\n', "", "「totals.place」がありません"),
        ("count = 54", 'count = "54"', "「response_types[1].count」の値が違います"),
        ('published = "2020-03-31"', 'published = "令和2年"', "「totals.published」の値が違います"),
        ('mark = "○"', 'mark = "◎"', "response_types に同じ項目が2つあります"),
        ("[document]", 'evidence = ["ない.pdf"]\n[document]', "「evidence」のファイルがありません"),
        ("[document]", 'evidence = ["../外.pdf"]\n[document]', "資料フォルダの外"),
    ],
)
def test_what_is_wrong_is_named(folder, old, new, said):
    assert old in RECIPE
    (folder / "build.toml").write_text(RECIPE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackageError, match=said.replace("[", r"\[").replace("]", r"\]")):
        read_totals(folder)
