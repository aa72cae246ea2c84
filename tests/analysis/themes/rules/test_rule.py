"""Rules as people write them: what is understood, and what is said of the rest."""

from __future__ import annotations

import pytest

from analysis.themes.rules.expression import (
    Both,
    Either,
    Except,
    InField,
    Near,
    Not,
    Pillar,
    Reference,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
    Term,
)
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_error import RuleError
from analysis.themes.rules.rule_text import as_rule

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    "rule", ["「町会」", '"町会"', "『町会』", "“町会”", "町会", "（「町会」）", " 「 町会 」 # 覚え書き", "#先に\n町会"]
)
def test_a_term_in_any_quotes_or_none(rule):
    assert parse(rule) == Term("町会")


@pytest.mark.parametrize("rule", ["a and b", "a AND b", "a & b", "a&&b", "「a」かつ「b」", "a ＆ b", "a 且つ b"])
def test_and(rule):
    assert parse(rule) == Both((A, B))


@pytest.mark.parametrize("rule", ["a or b", "a | b", "a||b", "「a」または「b」", "a ｜ b", "a 又は b", "「a」\n  または「b」"])
def test_or(rule):
    assert parse(rule) == Either((A, B))


@pytest.mark.parametrize("rule", ["not a", "!a", "！「a」", "含まない a", "￢a", "not (a)"])
def test_not(rule):
    assert parse(rule) == Not(A)


def test_not_binds_before_and_before_or():
    assert parse("a または b かつ not c") == Either((A, Both((B, Not(C)))))
    assert parse("(a または b) かつ c") == Both((Either((A, B)), C))


def test_except_binds_before_not_and_takes_places_from_left_to_right():
    assert parse("not a 除く b") == Not(Except(A, B))
    assert parse("a 除く b 除く c") == Except(Except(A, B), C)
    assert parse("a or b 除く c") == Either((A, Except(B, C)))


@pytest.mark.parametrize(
    ("rule", "term"),
    [
        ("「個人情報*」", Term("個人情報", open_end=True)),
        ("「*相談会」", Term("相談会", open_start=True)),
        ("＊発熱＊", Term("発熱", open_start=True, open_end=True)),
        ("「対応」[サ変名詞]", Term("対応", kinds=("サ変名詞",))),
        ("「進む」［動詞、否定］", Term("進む", kinds=("動詞", "否定"))),
        ("町会・自治会", Term("町会・自治会")),
        ("『「行かない」』", Term("「行かない」")),
    ],
)
def test_what_a_term_can_say(rule, term):
    assert parse(rule) == term


@pytest.mark.parametrize(
    "rule",
    [
        "near(a,b,5)",
        "near（「a」、「b」、５語）",
        "近く(a、b、5語以内)",
        "near(a-b)[5]",
        "NEAR(a, b, 5 words)".replace("5 w", "5w"),
    ],
)
def test_near(rule):
    assert parse(rule) == Near((A, B), 5)


def test_distance_is_ten_where_none_is_given():
    assert parse("near(a,b)") == Near((A, B), 10)
    assert parse("続く(a、b、c)") == Sequence((A, B, C), 10)


@pytest.mark.parametrize(
    ("rule", "expression"),
    [
        ("seq(a-b)[3]", Sequence((A, B), 3)),
        ("続く(a または b、c、3語)", Sequence((Either((A, B)), C), 3)),
        ("同じ文(a、b)", SameSentence(Both((A, B)))),
        ("sentence(a and b)", SameSentence(Both((A, B)))),
        ("同じ番号(意見(a) かつ 回答(b))", SameComment(Both((InField("opinion", A), InField("reply", B))))),
        ("区の考え方(a)", InField("reply", A)),
        ("柱（柱Ⅱ、柱Ⅲ）", Pillar(("柱Ⅱ", "柱Ⅲ"))),
        ("対応区分(◎｜－)", ResponseType(("◎", "－"))),
        ("<町会>", Reference("町会")),
        ("＜＊D1＞", Reference("D1")),
        ("<*D1>", Reference("D1")),
    ],
)
def test_functions_and_names(rule, expression):
    assert parse(rule) == expression


def test_a_word_is_a_function_only_with_brackets():
    assert parse("意見 かつ 柱") == Both((Term("意見"), Term("柱")))


@pytest.mark.parametrize(
    ("rule", "line", "column", "problem", "expected"),
    [
        ("", 1, 1, "ルールが空です", "語（「…」）"),
        ("# 覚え書きだけ\n", 2, 1, "ルールが空です", "語（「…」）"),
        ("「町会", 1, 1, "「」」が同じ行にありません", ""),
        ("「町会」「自治会」", 1, 5, "「「自治会」」はここには書けません", "「または」「かつ」「除く」"),
        ("「町会」または", 1, 8, "ルールがここで終わっています", "語（「…」）"),
        ("（「町会」", 1, 6, "ルールがここで終わっています", "「)」"),
        ("「町会」)", 1, 5, "「)」はここには書けません", "ルールの終わり"),
        ("「町会」\nかつ かつ", 2, 4, "「かつ」はここには書けません", "語（「…」）"),
        ("近い(a、b)", 1, 1, "「近い( )」という関数はありません", "近く・続く"),
        ("「町会」[接続詞]", 1, 6, "「接続詞」という品詞はありません", "名詞・固有名詞"),
        ("「」", 1, 1, "語が空です", "1文字以上"),
        ("「*」", 1, 1, "語が空です", "1文字以上"),
        ("<>", 1, 1, "「< >」の中が空です", "語群の名前"),
        ("near(a)", 1, 1, "語が2つ以上必要です", "2つ以上の語"),
        ("near(a、b、0語)", 1, 10, "語数「0」は使えません", "1から1000"),
        ("near(a、b)[語]", 1, 11, "「語」はここには書けません", "語数"),
        ("near(a、b かつ c)", 1, 8, "文中の場所を指すもの", "「または」でつないだ語"),
        ("「町会」除く not 「自治会」", 1, 8, "「not」はここには書けません", "語（「…」）"),
        ("柱()", 1, 3, "「)」はここには書けません", "名前"),
        ("(" * 80 + "a", 1, 61, "入れ子が深すぎます", ""),
        ("not " * 80 + "a", 1, 241, "入れ子が深すぎます", ""),
    ],
)
def test_a_mistake_is_said_with_its_place_and_what_was_expected(rule, line, column, problem, expected):
    with pytest.raises(RuleError) as raised:
        parse(rule)
    error = raised.value
    assert (error.line, error.column) == (line, column)
    assert problem in error.problem and expected in error.expected
    assert str(error).startswith(f"{line}行目{column}文字目：")


def test_lines_are_counted_alike_whatever_ends_them():
    for end in ("\n", "\r\n", "\r"):
        with pytest.raises(RuleError) as raised:
            parse(f"「町会」{end}または{end}）")
        assert (raised.value.line, raised.value.column) == (3, 1)


def test_printing_shows_the_plain_form():
    assert as_rule(parse('near(a-b)[3] & !("c"|d*)')) == "近く(「a」、「b」、3語) かつ not (「c」 または 「d*」)"
