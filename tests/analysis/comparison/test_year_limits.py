"""What a record over years cannot say is said with the names of those it is true of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.comparison.year_limits import year_limits
from analysis.comparison.years import meanings_by_year, years
from analysis.package.folder import read_consultation
from tests.second_consultation import ID
from tests.totals_only import RECIPE, add_totals


@pytest.fixture(scope="module")
def nerima(library):
    return library.corpora["nerima-2023"].consultation


def said(*consultations):
    return "\n".join(year_limits(meanings_by_year(consultations), years(consultations)))


def test_different_bases_and_lacking_meanings_are_named(library, nerima):
    second = library.corpora[ID].consultation
    text = said(nerima, second)
    assert "件数のよりどころが資料によって違います" in text and "行を数えた件数（資料の記載）" in text
    assert "「対象外・他機関」に当たる区分は、「練馬区" in text


def test_estimates_are_said_to_be_estimates(nerima):
    alone = nerima.coding[nerima.coding["source"] == "estimated"]
    estimated = replace(nerima, id="推定", official_totals=nerima.official_totals.head(0), coding=alone)
    assert "の件数は、回答の言葉からの推定です。" in said(nerima, estimated)
    assert "推定" not in said(nerima)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([("received = 120", "received = 118")], "割合の母数は120件（表に印字された合計）で、意見の数118件と違います"),
        ([("response_type_sum = 120\n", "")], "割合の母数は、印字された件数を足した数です"),
        ([('"already_in_draft"', '"revised"')], "◎と○を「計画に反映」として合わせて数えています"),
        (
            [(f"count = {n}\n", "count = 1\n") for n in (6, 54, 40, 20)] + [("response_type_sum = 120", "response_type_sum = 4")],
            "母数が10件に満たない",
        ),
    ],
)
def test_what_is_odd_about_the_counts_is_said(tmp_path, changes, sentence):
    recipe = RECIPE
    for old, new in changes:
        assert old in recipe
        recipe = recipe.replace(old, new)
    assert sentence in said(read_consultation(add_totals(tmp_path, recipe=recipe)))


def test_an_incomparable_one_is_said_to_be(nerima):
    bare = replace(nerima, id="bare", response_types=nerima.response_types.head(0))
    assert "は、対応区分の凡例がありません。意見の数と提出者だけを並べています。" in said(nerima, bare)
