"""Walking through a rule: forward only, never past its end, and each error at the mark it is about."""

from __future__ import annotations

import pytest

from analysis.themes.rules.rule_cursor import MOST_WORDS_APART, Cursor
from analysis.themes.rules.rule_error import RuleError


def test_it_goes_forward_and_stays_at_the_end():
    cursor = Cursor("道路 公園")
    assert [cursor.take().text for _ in range(4)] == ["道路", "公園", "", ""]
    assert cursor.here.kind == "end"


def test_it_goes_on_only_from_what_is_asked_for():
    cursor = Cursor("(道路)")
    assert (cursor.accept(")"), cursor.accept("[", "("), cursor.here.text) == (False, True, "道路")


def test_a_word_before_a_bracket_calls():
    assert [Cursor(rule).calls for rule in ("near(a)", "near", "「near」(a)", "(a)")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("rule", "said", "place"),
    [("道路\n)", "「道路」はここには書けません。", (1, 1)), ("", "ルールがここで終わっています。", (1, 1))],
)
def test_what_was_expected_is_said_where_it_is_missing(rule, said, place):
    with pytest.raises(RuleError, match=said) as error:
        Cursor(rule).expect("[", "「[」")
    assert (error.value.line, error.value.column) == place


@pytest.mark.parametrize(("rule", "value"), [("柱Ⅱ", "柱Ⅱ"), ("「柱Ⅱ DX」", "柱Ⅱ DX")])
def test_a_name_stands_with_or_without_quotes(rule, value):
    assert Cursor(rule).value() == value


@pytest.mark.parametrize("rule", ["「 」", "(", ""])
def test_no_name_is_an_error(rule):
    with pytest.raises(RuleError, match="名前"):
        Cursor(rule).value()


@pytest.mark.parametrize(
    ("rule", "words"), [("5", 5), ("5語以内", 5), ("10W", 10), (str(MOST_WORDS_APART), 1000), ("公園", None)]
)
def test_a_distance_is_a_number_of_words(rule, words):
    cursor = Cursor(rule)
    assert cursor.distance() == words
    assert (cursor.here.kind == "end") == (words is not None)


@pytest.mark.parametrize("rule", ["0", str(MOST_WORDS_APART + 1), "9" * 40])
def test_a_distance_of_nothing_or_too_far_is_refused_at_its_place(rule):
    with pytest.raises(RuleError, match="1から1000までの数") as error:
        Cursor(rule).distance()
    assert (error.value.line, error.value.column) == (1, 1)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_end_as_any_system_writes_them(end):
    cursor = Cursor(f"道路{end}公園")
    cursor.take()
    assert (cursor.here.line, cursor.here.column) == (2, 1)
