"""Readings of words: the dictionary's, with names, words after numbers and unknown words told apart, on either engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.reading.readings import hiragana, read_words

ENGINES = ("janome", "mecab")


def told(text, lexicon=Lexicon(), engine="janome"):  # noqa: B008  # frozen
    return [(each.word, each.given, each.kind) for each in read_words(text, lexicon, engine=engine)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("取り組みを進める。", [("取り組み", "とりくみ", "word"), ("進める", "すすめる", "word")]),
        ("山田太郎さんの意見", [("山田太郎さん", "やまだたろうさん", "name"), ("意見", "いけん", "word")]),
        ("村山市と大阪", [("村山市", "むらやまし", "name"), ("大阪", "おおさか", "name")]),
        ("奈良5と荒川", [("奈良", "なら", "name"), ("荒川", "あらかわ", "name")]),
        ("二人で３本と4月", [("二人", "ににん", "number"), ("３本", "ほん", "number"), ("4月", "つき", "number")]),
        ("ひらがなだけ、ABCと123。", []),
        ("", []),
    ],
)
def test_what_is_sure_is_told_from_what_is_not(text, found, engine):
    assert told(text, engine=engine) == found


def test_a_word_that_no_dictionary_reads_has_no_reading(tmp_path):
    (tmp_path / "user_dictionary.csv").write_text("鬱燦館,,,,名詞,一般,*,*,*,*,鬱燦館,*,*\n", encoding="utf-8")
    assert told("鬱燦館へ", read_lexicon(tmp_path)) == [("鬱燦館", "", "unknown")]


def test_a_name_of_the_consultations_dictionary_is_a_name_whatever_its_words(tmp_path):
    row = "協働推進課,,,,名詞,固有名詞,組織,*,*,*,協働推進課,キョウドウスイシンカ,キョウドウスイシンカ\n"
    (tmp_path / "user_dictionary.csv").write_text(row, encoding="utf-8")
    assert told("協働推進課で", read_lexicon(tmp_path)) == [("協働推進課", "きょうどうすいしんか", "name")]


@pytest.mark.parametrize(
    "text", ["　区の　窓口\n相談", "ＤＸの⺠間活⽤", "https://example.jp/区 の案", "♥区♥案", "令和５年度(素案)の区"]
)
def test_places_are_those_of_the_verbatim_text(text):
    found = read_words(text, Lexicon())
    assert found
    for each in found:
        part = text[each.start : each.end]
        assert part and each.word.endswith(part)
    assert [each.start for each in found] == sorted(each.start for each in found)


def test_what_stands_in_an_address_is_no_word():
    assert told("https://www.city.example.jp/ と info@example.jp の窓口") == [("窓口", "まどぐち", "word")]


def test_katakana_becomes_hiragana_and_the_long_vowel_stays():
    assert hiragana("サービスヴァヶ・ー") == "さーびすゔぁゖ・ー"


def test_every_reading_of_our_own_dictionaries_is_one():
    data = Path(__file__).parents[4] / "data"
    lexicon = read_lexicon(data / "lexicon", data / "consultations" / "nerima-2023" / "lexicon")
    assert [entry.surface for entry in lexicon.entries if not re.fullmatch(r"[ァ-ヺー・]+|\*", entry.reading)] == []
