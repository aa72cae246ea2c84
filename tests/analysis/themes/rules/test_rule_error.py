"""Errors of rules say where they are, in the rule or in its file, and what could stand there."""

from __future__ import annotations

from analysis.themes.rules.rule_error import RuleError


def test_an_error_says_place_problem_and_what_is_expected():
    error = RuleError("「)」がありません", "語か「(」", line=2, column=5)
    assert str(error) == "2行目5文字目：「)」がありませんここに書けるのは、語か「(」です。"
    assert RuleError("空です").remedy == ""


def test_in_a_file_the_first_line_of_a_rule_is_moved_sideways_and_the_others_only_down():
    first, second = RuleError("x", line=1, column=3), RuleError("x", line=2, column=3)
    assert [(each.line, each.column) for each in (first.within("t", 10, 8), second.within("t", 10, 8))] == [(10, 10), (11, 3)]
    assert first.within("デジタル", 10, 8).what == "デジタル：x"
