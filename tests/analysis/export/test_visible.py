"""Texts of unknown origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("ふつうの文。\t－\n次", "ふつうの文。\t－\n次"),
        ("a\x00b\x1bc\x7f", "a␀b␛c␡"),
        ("行\r\n次\r次", "行\n次\n次"),
        ("\u202e逆", "〈U+202E〉逆"),
        ("\ud83d", "〈U+D83D〉"),
        ("😀👨‍👩‍👧𠮷葛\U000e0100", "😀👨‍👩‍👧𠮷葛\U000e0100"),
    ],
)
def test_what_cannot_be_seen_is_shown(text, expected):
    assert visible(text) == expected


@given(st.text(st.characters(categories=("Cc", "Cs", "Cf", "L", "N"))))
def test_nothing_is_dropped_and_the_result_is_text_for_xml(text):
    shown = visible(text)
    assert len(shown) >= len(text.replace("\r\n", "\n"))
    assert all(character in "\t\n" or ord(character) >= 0x20 for character in shown)
    shown.encode("utf-8")
