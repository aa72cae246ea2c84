"""Reflection rates with their denominators, and pillars where nothing changed."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from analysis.replies import schema
from analysis.replies.outcomes.reflection import VARIANTS, meanings_of, reflection_by_pillar, reflection_rates


def meanings(*given):
    return pd.Series(given, dtype="str")


def rates(given):
    table = schema.ReflectionRates.validate(reflection_rates(given))
    return {row.variant: (row.reflected, row.comments) for row in table.itertuples()}


def test_each_variant_has_its_own_denominator():
    # 1 revised, 2 in the draft, 1 other, 1 without a type: 5 in all, 4 known, 3 about the plan
    assert rates(meanings("revised", "already_in_draft", "already_in_draft", "other", None)) == {
        "revised_of_all": (1, 5),
        "revised_of_known": (1, 4),
        "revised_of_plan": (1, 3),
        "in_plan_of_all": (3, 5),
        "in_plan_of_plan": (3, 3),
    }


def test_no_comment_has_no_rate():
    table = reflection_rates(meanings())
    assert table["share"].isna().all() and table["variant"].tolist() == [name for name, *_ in VARIANTS]


def test_pillars_without_a_change_or_without_a_comment_are_there():
    pillar = pd.Series(["A", "A", "B"]).astype(pd.CategoricalDtype(["C", "B", "A"], ordered=True))
    table = schema.ReflectionByPillar.validate(reflection_by_pillar(pillar, meanings("revised", None, "not_adopted")))
    assert table.to_numpy().tolist() == [["C", 0, 0, 0, 0, 0], ["B", 1, 1, 0, 0, 1], ["A", 2, 1, 1, 0, 0]]


@pytest.mark.parametrize("rows", [0, 1])
def test_no_comment_and_one(rows):
    pillar = pd.Series(["A"] * rows, dtype="str").astype(pd.CategoricalDtype(["A"], ordered=True))
    table = schema.ReflectionByPillar.validate(reflection_by_pillar(pillar, meanings(*["revised"] * rows)))
    assert table[["comments", "revised"]].to_numpy().tolist() == [[rows, rows]]


def test_the_legend_gives_marks_their_meaning():
    legend = pd.DataFrame({"mark": ["◎", "－"], "meaning": ["revised", "other"]})
    given = meanings_of(pd.Series(["－", None, "◎", "？"], dtype="str", index=[3, 1, 2, 0]), legend)
    assert given.index.tolist() == [3, 1, 2, 0]
    assert [None if pd.isna(each) else each for each in given] == ["other", None, "revised", None]


def test_nerima_counts_its_official_totals(nerima_folder):
    """The document prints ◎4 ○34 □25 △12 ※6 －13 of 94."""
    consultation = read_consultation(nerima_folder)
    found = rates(meanings_of(consultation.marks("coded"), consultation.response_types))
    assert found["revised_of_all"] == (4, 94)
    assert found["revised_of_plan"] == (4, 94 - 13)
    assert found["in_plan_of_all"] == (4 + 34, 94)
