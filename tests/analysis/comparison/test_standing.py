"""How a consultation stands beside others is said with counts and bases, never with estimates, and else not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.comparison.standing import sentence, standing
from analysis.comparison.years import years
from analysis.package.folder import read_consultation
from tests.totals_only import RECIPE, add_totals


@pytest.fixture
def nerima(library):
    return library.corpora["nerima-2023"].consultation


@pytest.fixture
def earlier(tmp_path):
    """Make an earlier consultation with other counts."""

    def made(name, *changes):
        recipe = RECIPE
        for old, new in changes:
            assert old in recipe
            recipe = recipe.replace(old, new)
        return read_consultation(add_totals(tmp_path, name=name, recipe=recipe))

    return made


def said(own, *others):
    found = standing(years([own, *others]), own.id)
    return sentence(found, "練馬区") if found else ""


def test_one_other_is_named_with_its_count_and_base(nerima, earlier):
    assert said(nerima, earlier("a")) == (
        "計画に反映した意見は、この資料では94件のうち4件（4.3%）、"
        "練馬区の「架空の計画（素案）（2020年）」では120件のうち6件（5.0%）です（どちらも資料に印字された件数）。"
    )


def test_of_several_the_smallest_and_the_largest_share_are_named(nerima, earlier):
    more = earlier("b", ("count = 6\n", "count = 12\n"), ("架空の計画", "別の計画"))
    text = said(nerima, earlier("a"), more)
    least, most = (
        "「架空の計画（素案）（2020年）」の120件のうち6件（5.0%）",
        "「別の計画（素案）（2020年）」の120件のうち12件（10.0%）",
    )
    assert f"練馬区のほかの2件の資料では、{least}から、{most}までです（どれも資料に印字された件数）。" in text


def test_the_same_share_everywhere_is_said_once(nerima, earlier):
    text = said(nerima, earlier("a"), earlier("b", ("架空の計画", "別の計画")))
    assert "どれも5.0%です（「架空の計画（素案）（2020年）」「別の計画（素案）（2020年）」）" in text


def test_different_bases_are_said(nerima, earlier):
    counted = replace(nerima, official_totals=nerima.official_totals.head(0))
    assert "（よりどころが違います：この資料は行を数えた件数（人が読んで付けた区分）、「架空" in said(counted, earlier("a"))


def test_estimates_and_what_has_no_count_stand_beside_nothing(nerima, earlier):
    alone = nerima.coding[nerima.coding["source"] == "estimated"]
    estimated = replace(nerima, id="z", official_totals=nerima.official_totals.head(0), coding=alone)
    bare = replace(nerima, id="bare", response_types=nerima.response_types.head(0))
    assert said(nerima) == said(nerima, estimated) == said(nerima, bare) == said(estimated, nerima) == said(bare, nerima) == ""
    assert said(nerima, earlier("a"), estimated, bare).endswith("ほかの2件は、凡例や件数が比べられないため入れていません。")
