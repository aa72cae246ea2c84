"""Assignments: one row a place, in order, within each theme's scope."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.themes.assignment import COLUMNS, assign

TEXTS = [("町会|の|窓口", "窓口|を|町会"), ("学校", "窓口"), (None, "町会")]


def rows(found):
    return list(found.drop(columns=["start", "end"]).itertuples(index=False, name=None))


def test_one_row_a_place_sorted_by_text_theme_place(tables, theme):
    found = assign([theme("窓口", "B"), theme("町会 または 窓口", "A")], *tables(*TEXTS))
    assert list(found.columns) == list(COLUMNS)
    assert rows(found) == [
        (0, "opinion", "B", "窓口"),
        (0, "opinion", "A", "町会"),
        (0, "opinion", "A", "窓口"),
        (0, "reply", "B", "窓口"),
        (0, "reply", "A", "窓口"),
        (0, "reply", "A", "町会"),
        (1, "reply", "B", "窓口"),
        (1, "reply", "A", "窓口"),
        (2, "reply", "A", "町会"),
    ]


def test_evidence_is_the_text_between_its_offsets(tables, theme):
    comments, tokens = tables(*TEXTS)
    for place in assign([theme("「町会の窓口」 または 町会")], comments, tokens).itertuples():
        assert comments[place.field].iloc[place.row][place.start : place.end] == place.evidence


def test_a_place_within_another_is_not_said_twice(tables, theme):
    found = assign([theme("町会 または 「町会の窓口」 または 窓口")], *tables("町会|の|窓口|と|窓口"))
    assert found["evidence"].tolist() == ["町会の窓口", "窓口"]


def test_a_rule_that_names_no_word_gives_one_row_without_evidence(tables, theme):
    found = assign([theme("柱(柱Ⅰ) かつ not 学校")], *tables(*TEXTS))
    assert rows(found) == [(0, "opinion", "T", ""), (0, "reply", "T", ""), (1, "reply", "T", ""), (2, "reply", "T", "")]
    assert (found["start"] == 0).all() and (found["end"] == 0).all()


def test_a_theme_is_given_within_its_scope(tables, theme):
    tables = tables("町会", ("町会", "町会"), pillar=["柱Ⅰ", "柱Ⅱ"])
    narrow = theme("町会", pillars=("柱Ⅱ",), fields=("opinion",))
    assert rows(assign([narrow], *tables)) == [(1, "opinion", "T", "町会")]
    everywhere = assign([narrow], *tables, within_scope=False)
    assert list(zip(everywhere["row"], everywhere["field"], strict=True)) == [(0, "opinion"), (1, "opinion"), (1, "reply")]


def test_response_types_and_spellings_are_handed_to_the_rules(tables, theme):
    tables = tables("PC<PC,名詞,パソコン>", "PC<PC,名詞,パソコン>")
    marks = pd.Series(["◎", "△"], dtype="str")
    found = assign([theme("対応区分(△) かつ ピーシー")], *tables, marks, heads={"ピーシー": "パソコン"})
    assert rows(found) == [(1, "opinion", "T", "PC")]


@pytest.mark.parametrize("texts", [[], [(None, None)], ["学校"]])
@pytest.mark.parametrize("rules", [[], ["町会"], ["同じ文(町会)", "近く(町会、窓口)"]])
def test_nothing_to_find_gives_the_same_columns_and_types(tables, theme, texts, rules):
    found = assign([theme(rule) for rule in rules], *tables(*texts))
    usual = assign([theme("町会")], *tables(*TEXTS))
    assert found.empty and found.dtypes.to_dict() == usual.dtypes.to_dict()
