"""Rules on small texts, by hand: what holds where, and the words that made it hold."""

from __future__ import annotations

import pandas as pd
import pytest

TEXT = "町会|の|役員|は|高齢|。|窓口|は|混む|。|自治会|も|ある|。"
OPINION = [(0, "opinion")]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("町会 または 役員 または 学校", ["町会", "役員"]),
        ("町会 かつ 役員", ["町会", "役員"]),
        ("町会 かつ not 学校", ["町会"]),
        ("(町会 かつ 学校) または 役員", ["役員"]),
        ("近く(町会、役員、2語)", ["町会", "役員"]),
        ("近く(役員、町会、2語)", ["町会", "役員"]),
        ("続く(町会、役員、高齢、2語)", ["町会", "役員", "高齢"]),
        ("同じ文(町会 かつ 役員)", ["町会", "役員"]),
        ("同じ文(町会 かつ not 窓口)", ["町会"]),
        ("近く(町会 または 自治会、役員、2語)", ["町会", "役員"]),
        ("近く(高齢、窓口)", ["高齢", "窓口"]),
    ],
)
def test_what_holds_and_why(holding, rule, words):
    assert holding(rule, TEXT) == (OPINION, words)


@pytest.mark.parametrize(
    "rule",
    [
        "町会 かつ 学校",
        "not 町会",
        "町会 かつ not 役員",
        "近く(町会、役員、1語)",
        "続く(役員、町会)",
        "続く(町会、高齢、役員、9語)",
        "同じ文(町会 かつ 窓口)",
        "同じ文(近く(高齢、窓口))",
        "町会 除く 「町会の役員」",
        "回答(町会)",
        "人が選んだ意見",
    ],
)
def test_what_does_not_hold(holding, rule):
    assert holding(rule, TEXT) == ([], [])


def test_except_looks_at_places_and_not_at_the_text(holding):
    text = "窓口|と|相談|窓口"
    assert holding("窓口 除く 「相談窓口」", text) == (OPINION, ["窓口"])
    assert holding("窓口 かつ not 「相談窓口」", text) == ([], [])
    assert holding("窓口 除く 近く(窓口、と、1語)", text) == (OPINION, ["窓口"])


def test_opinion_and_reply_are_texts_of_their_own(holding):
    text = ("窓口|は|遠い", "検討|する")
    assert holding("窓口 かつ 検討", text) == ([], [])
    assert holding("意見(窓口) または 回答(窓口)", text) == (OPINION, ["窓口"])
    assert holding("回答(not 窓口)", text) == ([(0, "reply")], [])
    assert holding("同じ番号(窓口 かつ 検討)", text) == ([(0, "opinion"), (0, "reply")], ["窓口", "検討"])
    assert holding("同じ番号(意見(窓口) かつ 回答(検討))", text) == ([(0, "opinion"), (0, "reply")], ["窓口", "検討"])
    assert holding("同じ番号(窓口 かつ not 回答(窓口))", text) == (OPINION, ["窓口"])
    assert holding("同じ番号(近く(遠い、検討))", text) == ([], [])


def test_a_theme_of_chosen_comments_joins_with_a_rule(holding):
    assert holding("(人が選んだ意見) または 町会", TEXT) == (OPINION, ["町会"])
    assert holding("「人が選んだ意見」", "人|が|選んだ|意見")[0] == OPINION


def test_a_missing_text_holds_nothing_not_even_a_negation(holding):
    assert holding("not 学校", "町会", (None, "町会")) == ([(0, "opinion"), (1, "reply")], [])
    assert holding("同じ番号(not 学校)", "町会") == (OPINION, [])


def test_pillars_and_response_types_are_those_of_the_comment(holding):
    texts, pillars = ("町会", "町会", "町会"), ["柱Ⅰ", "柱Ⅱ", "柱Ⅱ"]
    marks = pd.Series(["◎", None, "－"], dtype="str")
    assert holding("町会 かつ 柱(柱Ⅱ)", *texts, pillar=pillars)[0] == [(1, "opinion"), (2, "opinion")]
    assert holding("対応区分(－、◎)", *texts, marks=marks) == ([(0, "opinion"), (2, "opinion")], [])
    assert holding("町会 かつ not 対応区分(◎)", *texts, marks=marks)[0] == [(1, "opinion"), (2, "opinion")]
    assert holding("対応区分(◎)", *texts) == ([], [])
    assert holding("同じ文(町会 かつ 柱(柱Ⅰ))", *texts, pillar=pillars)[0] == OPINION
