"""Characters that no font has."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.export.pdf.fonts import Font, Fonts
from analysis.export.pdf.glyphs import MISSING, Glyphs
from tests.japanese_font import provided


@pytest.fixture
def glyphs():
    return Glyphs(provided())


def test_a_text_that_the_font_has_is_left_as_it_is(glyphs):
    assert glyphs.runs("柱Ⅱ ◎計画に反映\n次の行") == ["柱Ⅱ ◎計画に反映\n次の行"]
    assert glyphs.note == ""


def test_markup_is_text(glyphs):
    assert glyphs.runs('<b>&amp;"#[*x*]') == ['<b>&amp;"#[*x*]']


def test_a_word_longer_than_a_line_may_be_parted_and_no_sign_is_added(glyphs):
    address = "https://example.jp/" + "a" * 21  # 40 characters: five pieces of eight
    runs = glyphs.runs(f"出典は{address}です")
    assert runs.count(None) == 4
    assert "".join(run for run in runs if run) == f"出典は{address}です"
    assert glyphs.runs("1234567890123456") == ["1234567890123456"]


@pytest.mark.parametrize(("narrow", "runs"), [(False, ["「意見」（反映）、"]), (True, ["「意見」", ("（反映）", "書体"), "、"])])
def test_neighbouring_brackets_are_set_apart_where_they_are_narrow(narrow, runs):
    font = Font("書体", frozenset(map(ord, "「意見」（反映）、")), narrow, Path())
    assert Glyphs(Fonts(font, font, ())).runs("「意見」（反映）、") == runs


def test_what_no_font_has_is_shown_and_listed(glyphs):
    assert glyphs.runs("顔\U0010fffdと\U0010fffd") == ["顔", MISSING, "と", MISSING]
    assert glyphs.plain("顔\U0010fffc") == f"顔{MISSING}"
    assert "U+10FFFC、U+10FFFD" in glyphs.note and MISSING in glyphs.note


def test_a_sign_that_changes_the_one_before_it_is_listed_without_a_place(glyphs):
    assert glyphs.plain("葛\U000e0100城").replace("\U000e0100", "") == "葛城"
    assert glyphs.note == "" or "U+E0100" in glyphs.note


def test_control_characters_are_shown(glyphs):
    shown = [run if isinstance(run, str) else run[0] for run in glyphs.runs("a\x1bb")]
    assert "".join(shown) in ("a␛b", f"a{MISSING}b")


def test_of_an_empty_text_nothing_is_set(glyphs):
    assert (glyphs.runs(""), glyphs.plain(""), glyphs.note) == ([], "", "")
