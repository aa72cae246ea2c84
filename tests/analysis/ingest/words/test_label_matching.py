"""Labels of totals for sections that are spelt differently."""

from __future__ import annotations

from analysis.ingest.words.label_matching import matching_labels


def test_nothing_matches_nothing():
    assert matching_labels([], ["交通"]) == matching_labels(["交通"], []) == {}


def test_equal_names_come_first_and_each_label_is_used_once():
    found = matching_labels(["第1章 総則", "第11章 総則"], ["第11章　総則", "第1章総則"])
    assert found == {"第1章 総則": "第1章総則", "第11章 総則": "第11章　総則"}


def test_a_name_inside_a_label_and_one_that_lost_its_numeral():
    labels = ["(仮称) プラン全体に関すること", "柱Ⅱ DXで区政を身近にする"]
    assert matching_labels(["プラン全体", "柱 DXで区政を身近にする"], labels) == {
        "プラン全体": labels[0],
        "柱 DXで区政を身近にする": labels[1],
    }


def test_names_that_are_not_alike_stay_alone():
    assert matching_labels(["交通"], ["郵送", "電子メール"]) == {}
