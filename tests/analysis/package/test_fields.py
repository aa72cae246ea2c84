"""Values taken from JSON and TOML: each wrong one is named by the way to it."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.package.fields import Fields


@pytest.fixture
def problems():
    return []


@pytest.fixture
def fields(problems):
    def of(content):
        return Fields(content, "a.json", problems)

    return of


def test_good_values_are_given_back(fields, problems):
    taken = fields({"title": "題", "n": 5, "day": "2022-12-11", "list": ["a"], "map": {"k": "v"}, "none": None})
    assert (taken.text("title"), taken.whole_number("n"), taken.day("day")) == ("題", 5, date(2022, 12, 11))
    assert (taken.texts("list"), taken.text_by_name("map")) == (("a",), {"k": "v"})
    assert (taken.optional_text("absent"), taken.whole_number("none"), taken.day("none"), taken.texts("absent")) == (
        None,
        None,
        None,
        (),
    )
    assert problems == []


@pytest.mark.parametrize("value", ["", " ", "　", 5, None, [], {"a": 1}, "\ud800"], ids=repr)
def test_what_is_no_text(fields, problems, value):
    assert fields({"title": value}).text("title") == ""
    assert "「title」" in problems[0].message
    assert str(problems[0]).encode("utf-8")


@pytest.mark.parametrize("value", [-1, 1.5, True, "5", [5]], ids=repr)
def test_what_is_no_number(fields, problems, value):
    assert fields({"n": value}).whole_number("n") is None
    assert len(problems) == 1


@pytest.mark.parametrize("value", ["2022-02-30", "11.12.2022", 20221211, ["2022-12-11"], ""], ids=repr)
def test_what_is_no_day(fields, problems, value):
    assert fields({"day": value}).day("day") is None
    assert len(problems) == 1


@pytest.mark.parametrize("value", ["ab", [1], {"a": "b"}, ["\udfff"]], ids=repr)
def test_a_text_is_no_list_of_its_letters(fields, problems, value):
    assert fields({"list": value}).texts("list") == ()
    assert len(problems) == 1


def test_an_inner_value_is_named_by_the_way_to_it(fields, problems):
    outer = fields({"pillars": [{"name": "a"}, {"name": 5}]})
    assert [inner.text("name") for inner in outer.inners("pillars")] == ["a", ""]
    assert "「pillars[1].name」" in problems[0].message
    assert problems[0].value == "5"


@pytest.mark.parametrize("content", [None, [], "text", 5], ids=repr)
def test_a_file_that_is_no_table_at_all(fields, problems, content):
    taken = fields(content)
    assert (taken.text("title"), taken.inners("resources")) == ("", [])
    assert len(problems) == 3


def test_an_absent_inner_table_is_said(fields, problems):
    fields({}).inner("period")
    assert problems[0].message == "「period」がありません"
