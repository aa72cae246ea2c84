"""Characters that no font has."""

from __future__ import annotations

import pytest

from analysis.export.pdf.glyphs import MISSING, Glyphs
from tests.japanese_font import provided


@pytest.fixture
def glyphs():
    return Glyphs(provided())


def test_a_text_that_the_font_has_is_left_as_it_is(glyphs):
    assert glyphs.markup("柱Ⅱ ◎計画に反映\n次の行") == "柱Ⅱ ◎計画に反映<br/>次の行"
    assert glyphs.note == ""


def test_markup_is_text(glyphs):
    assert glyphs.markup('<b>&amp;"') == '&lt;b&gt;&amp;amp;"'


def test_what_no_font_has_is_shown_and_listed(glyphs):
    assert glyphs.markup("顔\U0010fffdと\U0010fffd") == f"顔{MISSING}と{MISSING}"
    assert glyphs.plain("顔\U0010fffc") == f"顔{MISSING}"
    assert "U+10FFFC、U+10FFFD" in glyphs.note and MISSING in glyphs.note


def test_a_sign_that_changes_the_one_before_it_is_listed_without_a_place(glyphs):
    assert glyphs.plain("葛\U000e0100城").replace("\U000e0100", "") == "葛城"
    assert glyphs.note == "" or "U+E0100" in glyphs.note


def test_control_characters_are_shown(glyphs):
    shown = glyphs.markup("a\x1bb")
    assert shown in ("a␛b", f"a{MISSING}b") or "<font" in shown


def test_of_an_empty_text_nothing_is_set(glyphs):
    assert (glyphs.markup(""), glyphs.plain(""), glyphs.note) == ("", "", "")
