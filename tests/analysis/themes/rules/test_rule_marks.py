"""The marks of a rule: their kinds and places, however wide they are written."""

from __future__ import annotations

import pytest

from analysis.themes.rules.rule_error import RuleError
from analysis.themes.rules.rule_marks import CLOSING, Mark, marks


def kinds(rule):
    return [mark.kind for mark in marks(rule)]


def test_each_mark_has_its_line_and_column_and_an_end_comes_last():
    assert marks("道路 (\n 公園") == [
        Mark("word", "道路", 1, 1),
        Mark("(", "(", 1, 4),
        Mark("word", "公園", 2, 2),
        Mark("end", "", 2, 4),
    ]


def test_nothing_is_an_end_alone():
    assert marks("") == [Mark("end", "", 1, 1)]


@pytest.mark.parametrize("rule", ["a & b", "a ＆ b", "a and b", "a かつ b", "a 且つ b"])
def test_and_is_written_in_many_ways(rule):
    assert kinds(rule) == ["word", "and", "word", "end"]


@pytest.mark.parametrize(("sign", "kind"), [("（", "("), ("）", ")"), ("［", "["), ("｜", "or"), ("！", "not"), ("、", ",")])
def test_full_width_signs_are_the_same_signs(sign, kind):
    assert kinds(sign) == [kind, "end"]


def test_a_comment_goes_to_the_end_of_its_line():
    assert [mark.text for mark in marks("道路 # 公園\n緑 ＃ 川")] == ["道路", "緑", ""]


@pytest.mark.parametrize(("opening", "closing"), CLOSING.items())
def test_signs_between_quotes_are_text(opening, closing):
    rule = f"{opening}歩道 & (車道) # 1{closing}"
    assert marks(rule)[0] == Mark("quoted", rule, 1, 1)


def test_a_quote_that_is_not_closed_is_an_error_where_it_opens():
    with pytest.raises(RuleError) as error:
        marks("道路\n 「公園")
    assert (error.value.line, error.value.column) == (2, 2)


@pytest.mark.parametrize("rule", ["<語群>", "＜語群＞", "〈語群〉"])
def test_a_reference_is_one_mark(rule):
    assert kinds(rule) == ["reference", "end"]
