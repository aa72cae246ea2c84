"""Places in a themes.toml: lines and columns from 1, found at the entry of the theme that is meant."""

from __future__ import annotations

from analysis.themes.file_places import misplaced, place_at, placed
from analysis.themes.rules.rule_error import RuleError

FILE = """[[themes]]
code = "a"
rule = "語 語"

[[themes]]
code = "b"
rule = "語 語"
wrong = 1
"""


def test_a_place_is_counted_from_one():
    assert place_at("ab\ncd", 0) == (1, 1)
    assert place_at("ab\ncd", 4) == (2, 2)


def test_an_error_is_placed_in_the_rule_of_its_theme_and_not_in_an_equal_one():
    found = placed(RuleError("x", line=1, column=3, theme="b"), FILE, {"a": "語 語", "b": "語 語"})
    assert (found.line, found.column) == (7, 11)
    assert placed(RuleError("x", line=1, column=3, theme="b"), FILE.replace("\n", "\r\n"), {"b": "語 語"}).line == 7


def test_a_rule_that_stands_there_in_another_form_keeps_its_own_place():
    error = RuleError("x", line=1, column=3, theme="b")
    assert placed(error, FILE, {"b": "別の書き方"}) is error


def test_a_key_is_looked_for_from_its_theme_on():
    assert misplaced(FILE, "wrong", "x", "y", after="b").line == 8
    assert misplaced(FILE, "rule", "x", "y", after="b").line == 7
    assert misplaced(FILE, "rule", "x", "y").line == 3
    assert misplaced(FILE, "missing", "x", "y").line == 1
