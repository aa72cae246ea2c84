"""themes.toml: read, refused with a place, changed, written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.themes.codebook import Codebook, Theme, read_codebook, read_themes, write_themes
from analysis.themes.rules.expression import Both, Either, Term
from analysis.themes.rules.rule_error import RuleError

TOML = """# 覚え書き
[word_groups]
'町会' = '町会 または 自治会'

[[theme]]
code = 'K4'
name = '町会・自治会'
definition = '役割、担い手'
rule = '''
<町会>   # どちらでも
かつ 役員'''
pillars = ['柱Ⅰ']
fields = ['opinion']

[[theme]]
code = 'X12'
name = '団体'
definition = '地域の団体'
rule = '<K4> または 「NPO*」'
"""
GROUP = Either((Term("町会"), Term("自治会")))
K4 = Both((GROUP, Term("役員")))


def test_themes_are_read_in_order_with_their_names_replaced():
    codebook = read_codebook(TOML)
    assert [theme.code for theme in codebook.themes] == ["K4", "X12"]
    assert codebook.theme("K4").expression == K4
    assert codebook.theme("X12").expression == Either((K4, Term("NPO", open_end=True)))
    assert (codebook.theme("K4").pillars, codebook.theme("K4").fields) == (("柱Ⅰ",), ("opinion",))
    assert (codebook.theme("X12").pillars, codebook.theme("X12").fields) == ((), ("opinion", "reply"))
    assert read_themes(TOML) == codebook.themes


def test_a_text_without_themes_is_an_empty_codebook():
    assert read_codebook("") == Codebook()


def test_another_rule_changes_the_rules_that_name_it():
    codebook = read_codebook(TOML).with_rule("町会", "商店街")
    assert codebook.theme("K4").expression == Both((Term("商店街"), Term("役員")))
    assert codebook.with_rule("K4", "町会").theme("X12").expression == Either((Term("町会"), Term("NPO", open_end=True)))
    with pytest.raises(RuleError, match="2行目1文字目：K4：ルールがここで終わっています"):
        codebook.with_rule("K4", "町会 または\n")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("かつ 役員", "かつ 役員）", "11行目6文字目：K4：「）」はここには書けません"),
        ("'町会 または 自治会'", "'町会 または'", "3行目15文字目：町会：ルールがここで終わっています"),
        ("<町会>", "<町内会>", "10行目1文字目：K4：<町内会> という語群やテーマはありません。ここに書けるのは、<町会>など"),
        ("<K4> または", "<X12> または", "19行目9文字目：X12：<X12> は自分自身を参照しています（X12 → X12）"),
        ("'町会 または 自治会'", "'<K4>'", "は自分自身を参照しています"),
        ("<町会>   #", "近く(<X12>、町会)   #", "は自分自身を参照しています"),
        ("<K4> または 「NPO*」", "近く(<K4>、「NPO*」)", "19行目12文字目：X12：<K4> は文中の場所を指さないため"),
        ("name = '団体'", "nama = '団体'", "17行目1文字目：2番目のテーマ：「nama」という項目はありません"),
        ("name = '団体'\n", "", "16行目1文字目：2番目のテーマ：name がありません"),
        ("name = '団体'", "name = 3", "17行目1文字目：2番目のテーマ：name の値が正しくありません"),
        ("['柱Ⅰ']", "'柱Ⅰ'", "12行目1文字目：1番目のテーマ：pillars の値が正しくありません"),
        ("['opinion']", "['意見']", "13行目1文字目：1番目のテーマ：fields に「意見」は使えません"),
        ("code = 'X12'", "code = 'K4'", "code「K4」はほかのテーマか語群と同じです"),
        ("code = 'X12'", "code = '町会'", "code「町会」はほかのテーマか語群と同じです"),
        ("[word_groups]", "[groups]", "2行目1文字目：「groups」という項目はありません"),
        ("'町会 または 自治会'", "['町会']", "2行目1文字目：語群の形が正しくありません"),
        ("rule = '<K4>", "rule = <K4>", "19行目8文字目：TOML（設定ファイルの書式）として読めません"),
    ],
)
def test_a_mistake_is_said_with_its_place_in_the_file(before, after, message):
    assert before in TOML
    with pytest.raises(RuleError) as raised:
        read_codebook(TOML.replace(before, after))
    assert message in str(raised.value)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm():
    assert read_codebook("\ufeff" + TOML.replace("\n", "\r\n")) == read_codebook(TOML)
    with pytest.raises(RuleError, match="11行目6文字目"):
        read_codebook(TOML.replace("かつ 役員", "かつ 役員）").replace("\n", "\r\n"))


def test_what_is_written_reads_back_the_same():
    codebook = read_codebook(TOML)
    assert read_codebook(write_themes(codebook)) == codebook
    assert write_themes(read_codebook(write_themes(codebook))) == write_themes(codebook)
    assert [theme.code for theme in read_themes(write_themes(codebook))] == ["K4", "X12"]


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), min_size=1).filter(str.strip)


@given(words, words, words, st.lists(words, max_size=2).map(tuple))
def test_any_words_can_be_written(code, name, comment, pillars):
    rule = "町会\n#" + comment.replace("\n", "\n#") + "\n"
    theme = Theme(code, name, comment, rule, pillars=pillars, not_covered=name)
    assert read_themes(write_themes([theme])) == (theme,)


def _file(groups: str, rule: str) -> str:
    return f"[word_groups]\n{groups}\n[[theme]]\ncode = 'T'\nname = 'n'\ndefinition = 'd'\nrule = '{rule}'\n"


def test_a_rule_a_megabyte_long_is_refused_at_once():
    with pytest.raises(RuleError, match="ファイルが長すぎます"):
        read_codebook(_file("", "または".join(["「道」"] * 170_000)))
    with pytest.raises(RuleError, match="T：ルールが長すぎます"):
        read_codebook(_file("", "または".join(["「道」"] * 4_000)))
    book = read_codebook(_file("", "「道」"))
    with pytest.raises(RuleError, match="ルールが長すぎます"):
        book.with_rule("T", "または".join(["「道」"] * 170_000))


def test_groups_that_double_with_each_step_are_refused():
    groups = "\n".join(["'g0' = '「道」'", *(f"'g{n}' = '<g{n - 1}> または <g{n - 1}>'" for n in range(1, 40))])
    with pytest.raises(RuleError, match="大きすぎるか深すぎます"):
        read_codebook(_file(groups, "<g39>"))


def test_a_chain_of_a_thousand_groups_is_refused():
    groups = "\n".join([*(f"'g{n}' = '<g{n - 1}>'" for n in range(1000, 0, -1)), "'g0' = '「道」'"])
    with pytest.raises(RuleError, match="大きすぎるか深すぎます"):
        read_codebook(_file(groups, "<g1000>"))
