"""The normalised copy: what changes, what stays, and where each character came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.normalize import RADICALS, fold, normalize


@pytest.mark.parametrize(
    ("verbatim", "copy"),
    [
        ("ＤＸ推進", "DX推進"),
        ("ｽﾏﾎ教室", "スマホ教室"),
        ("柱Ⅱ　ＤＸ", "柱Ⅱ DX"),
        ("－ その他", "－ その他"),
        ("11日～13日", "11日～13日"),
        ("区⺠と町⻑", "区民と町長"),
        ("か\u3099くせい", "がくせい"),
        ("サ－ビス", "サービス"),
        ("スマートフォン", "スマートフォン"),
        ("①", "1"),
        ("㈱", "(株)"),
        ("", ""),
    ],
)
def test_what_is_normalised(verbatim, copy):
    assert normalize(verbatim).text == copy


def test_letters_lose_their_case_only_for_searching():
    assert normalize("MaaS").text == "MaaS"
    assert fold("MaaS").text == "maas"


def test_places_point_into_the_verbatim_text():
    copy = normalize("前㈱ｶﾞ後")
    assert copy.text == "前(株)ガ後"
    assert copy.verbatim_span(1, 4) == (1, 2)
    assert copy.verbatim_span(4, 5) == (2, 4)
    assert copy.verbatim_span(5, 6) == (4, 5)


@pytest.mark.parametrize("radical", sorted(RADICALS))
def test_a_radical_becomes_a_character_of_its_own(radical):
    assert "RADICAL" in unicodedata.name(radical)
    assert "RADICAL" not in unicodedata.name(normalize(radical).text)


@given(st.text())
def test_places_are_in_order_and_inside_the_text(text):
    for copy in (normalize(text), fold(text)):
        places = [copy.verbatim_span(place, place + 1) for place in range(len(copy.text))]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert [start for start, _ in places] == sorted(start for start, _ in places)
        assert [end for _, end in places] == sorted(end for _, end in places)


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalize(text).text
    assert normalize(once).text == once
