"""All mistakes of a themes.toml at once, also names that the consultation does not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.package.folder import read_consultation
from analysis.themes.rule_check import check_rules, rule_problems

GOOD = """[word_groups]
'町会' = '「町会」'

[[theme]]
code = 'A'
name = 'a'
definition = 'a'
pillars = ['柱Ⅰ']
rule = '<町会> かつ 柱(柱Ⅰ、柱Ⅱ)'

[[theme]]
code = 'B'
name = 'b'
definition = 'b'
idea_of = '柱Ⅱ'
rule = '<町会> かつ not 対応区分(◎)'
"""


def test_a_good_file_has_no_mistakes():
    assert check_rules(GOOD) == check_rules(GOOD, pillars=["柱Ⅰ", "柱Ⅱ"], marks=["◎"]) == check_rules("") == []


def test_every_rule_with_a_mistake_is_named_in_order():
    in_a_group = GOOD.replace("'「町会」'", "'「町会」と'")
    assert [(each.line, each.theme) for each in check_rules(in_a_group)] == [(2, "町会")]
    broken = GOOD.replace("柱Ⅱ)'", "柱Ⅱ'").replace("対応区分(◎)", "対応区分(")
    assert [(each.line, each.theme) for each in check_rules(broken)] == [(9, "A"), (16, "B")]


def test_a_file_of_the_wrong_form_has_one_mistake():
    assert [each.line for each in check_rules("rule = ")] == [1]


@pytest.mark.parametrize(
    ("pillars", "marks", "lines"),
    [(["柱Ⅰ"], ["◎"], [9, 15]), (["柱Ⅱ"], None, [8, 9]), (None, ["○"], [16]), ([], [], [8, 9, 15, 16])],
)
def test_names_that_the_consultation_does_not_have_are_mistakes(pillars, marks, lines):
    found = check_rules(GOOD, pillars=pillars, marks=marks)
    assert sorted({each.line for each in found}) == lines
    assert all("この資料に" in each.problem for each in found)


def test_mistakes_are_problems_of_the_package(nerima_folder):
    consultation = read_consultation(nerima_folder)
    assert rule_problems(consultation) == []
    (problem,) = rule_problems(replace(consultation, themes_toml=GOOD.replace("柱Ⅱ)'", "柱Ⅸ)'")))
    assert str(problem).startswith("themes.toml 9行目：") and "柱「柱Ⅸ」" in str(problem) and "柱Ⅲ" in problem.remedy
