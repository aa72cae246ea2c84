"""What a person is asked about a reading: columns, legend, replies taken to be shared."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.recipe.decisions import Cover, Recipe, pillar_table, response_type_table
from analysis.ingest.recipe.source import Source
from analysis.ingest.recognition.columns import ColumnFound
from analysis.ingest.recognition.groups.legend import LegendEntry
from analysis.ingest.recognition.questions import column_questions, legend_questions, reply_questions
from analysis.ingest.recognition.shape import Shape

COVER = Cover("", "", "", (), "", "")
RECIPE = Recipe(COVER, Source("意見.csv", "", {}), pillar_table([]), response_type_table([]), {}, {}, None, ())
SHAPE = Shape(
    "table",
    (ColumnFound("意見", "opinion", 1.0, ""), ColumnFound("区分", "category", 0.5, "", "列「区分」は何ですか")),
    doubts=("表に見出しがありません",),
)


def test_doubts_about_the_table_and_questions_about_columns_are_asked():
    asked = column_questions(RECIPE, SHAPE, quiet=False)
    assert [each.message for each in asked] == ["表に見出しがありません", "列「区分」は何ですか"]
    assert {each.file for each in asked} == {"意見.csv"}
    assert all("--columns" in each.remedy for each in asked)


def test_who_wants_quiet_hears_of_the_table_only():
    assert [each.message for each in column_questions(RECIPE, SHAPE, quiet=True)] == ["表に見出しがありません"]
    assert column_questions(RECIPE, Shape("table", ()), quiet=False) == []


def test_entries_that_nobody_understands_are_asked_about_with_their_wording():
    entries = [
        LegendEntry("Ａ", "修正するもの", "revised", True),
        LegendEntry("Ｂ", "甲乙", "other", False),
        LegendEntry("丙", "丙", "other", False),
    ]
    assert [each.value for each in legend_questions(RECIPE, entries)] == ["Ｂ：甲乙", "丙"]
    assert legend_questions(RECIPE, entries[:1]) == []


def test_shared_replies_are_said_with_their_number_and_the_first_twenty():
    assert reply_questions(RECIPE) == []
    shared = {str(number): str(number - 1) for number in range(2, 23)}
    (asked,) = reply_questions(replace(RECIPE, shared_replies=shared))
    assert asked.message.startswith("回答が空の意見21件を") and "推定" in asked.message
    assert asked.value.startswith("2→1、3→2") and asked.value.endswith("21→20") and "22→21" not in asked.value
