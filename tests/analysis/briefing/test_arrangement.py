"""A saved arrangement."""

from __future__ import annotations

import json

import pytest

from analysis.briefing.arrangement import GUIDED, SECTIONS, Arrangement, ArrangementError, arrangement_text, read_arrangement


def test_what_was_saved_is_read_back():
    own = Arrangement(("limits", "voices"), ("柱Ⅰ", "柱Ⅲ"), ("6", "47"), {"voices": "=1+1 を読む\n<b>"})
    assert read_arrangement(arrangement_text(own)) == own
    assert read_arrangement("\ufeff" + arrangement_text(Arrangement())) == Arrangement()


def test_a_section_that_stands_twice_is_kept_once():
    saved = json.loads(arrangement_text(Arrangement())) | {"sections": ["pair", "pair", "asked"]}
    assert read_arrangement(json.dumps(saved)).sections == ("pair", "asked")


def test_what_is_left_out_is_left_to_the_program():
    assert read_arrangement('{"format": "iken-atlas-briefing"}').sections == GUIDED


def test_a_file_saved_when_there_were_nine_views_has_them_all():
    saved = {"format": "iken-atlas-briefing", "sections": list(SECTIONS), "pair": [], "voices": [], "notes": {"answers": "x"}}
    assert read_arrangement(json.dumps(saved)) == Arrangement(SECTIONS, notes={"answers": "x"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "構成ファイルではありません"),
        ({"sections": ["summary"]}, "「summary」という部分はありません"),
        ({"notes": {"summary": "x"}}, "「summary」という部分はありません"),
        ({"notes": ["x"]}, "notes はセクションごとのメモ"),
        ({"voices": "6"}, "voices は文字列の並び"),
    ],
)
def test_an_unusable_file_is_refused_with_a_remedy(change, message):
    with pytest.raises(ArrangementError) as error:
        read_arrangement(json.dumps(json.loads(arrangement_text(Arrangement())) | change))
    assert message in str(error.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_a_file_that_is_no_arrangement_is_refused(text):
    with pytest.raises(ArrangementError):
        read_arrangement(text)
