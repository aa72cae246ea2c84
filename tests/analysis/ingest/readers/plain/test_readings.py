"""Readings are taken off a text that says how it writes them, and off no other."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.plain.readings import without_readings

TOLD = "ふりがなは、語のすぐ後の{}の中に書いています。\r\n\r\n"


def test_readings_are_taken_off_and_counted():
    text, doubts = without_readings("a.txt", TOLD.format("《》") + "素案《そあん》の取《と》り組《く》み")
    assert text == "素案の取り組み"
    assert [doubt.message for doubt in doubts] == ["ふりがなが3か所あります。読み取りから省きました"]


def test_brackets_of_the_text_stay_where_readings_have_more():
    text, _ = without_readings("a.txt", TOLD.format("《《》》") + "本《ほん》と書名《《しょめい》》《題》")
    assert text == "本《ほん》と書名《題》"


@pytest.mark.parametrize(
    "text",
    ["素案《そあん》", "はじめに\n" + TOLD.format("《》") + "素案《そあん》", TOLD.format("《《》") + "素案《《そあん》", ""],
)
def test_a_text_that_does_not_say_so_first_stays_as_it_is(text):
    assert without_readings("a.txt", text) == (text, [])
