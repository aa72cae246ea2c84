"""Line breaks that only a narrow column made are taken out; those of the writer stay."""

from __future__ import annotations

import pytest

from analysis.ingest.words.unwrapping import WIDE, unwrapped


def test_nothing_is_broken():
    assert unwrapped([]) == []
    assert unwrapped(["短い文。", ""]) == ["短い文。", ""]


def test_full_lines_are_joined_and_short_ones_end_a_paragraph():
    text = "一二三四五六七八九十\n一二三四五。\n一二三四五六七八九十\n一二三。"
    assert unwrapped([text]) == ["一二三四五六七八九十一二三四五。\n一二三四五六七八九十一二三。"]


def test_a_full_stop_may_not_begin_a_line_so_the_line_above_is_shorter():
    assert unwrapped(["一二三四五六七八\n九。一二三四五六七八"]) == ["一二三四五六七八九。一二三四五六七八"]


def test_items_of_a_list_begin_a_line():
    text = "一二三四五六七八九十\n・一二三四五六七八九\n①一二三"
    assert unwrapped([text]) == [text]


def test_a_latin_word_that_did_not_fit_begins_the_next_line():
    text = "一二三四五六七八九十一二三四五\n「GovTech」と一二三四五六七八\n一二三四五六七八九十一二三四五\n一二。"
    assert unwrapped([text]) == [text.replace("\n", "")]
    short = "一二三四五六七八九十一二三四五\n一二三。\n「GovTech」と一二三四五六七八九"
    assert unwrapped([short]) == ["一二三四五六七八九十一二三四五一二三。\n「GovTech」と一二三四五六七八九"]


@pytest.mark.parametrize(("letters", "joined"), [(19, True), (20, False)])
def test_a_word_of_20_letters_is_broken_anywhere(letters, joined):
    """The column is 44 wide, the line 24: 19 letters did not fit beside it, 20 are no word but an address."""
    text = "一" * 12 + "\n" + "a" * letters + "一"
    assert ("\n" not in unwrapped(["一" * 22 + "\n一", text])[1]) == joined


def test_latin_words_keep_a_blank_between_them():
    assert unwrapped(["the quick\nbrown fox"]) == ["the quick brown fox"]


def test_upright_titles_are_one_word():
    assert unwrapped(["第\n1\n章", "総\n則"]) == ["第1章", "総則"]


def test_one_wide_line_does_not_keep_the_others_broken():
    wide = "https://www.example.lg.jp/a/long/address/that/runs/over\nい"
    text = "一二三四五六七八九十一二三四五六七八九\n十一二三四五六七八九十一二三四五六七八\n九十。"
    assert unwrapped([wide, text])[1] == text.replace("\n", "")


def test_how_wide_the_lines_of_a_cell_have_to_be():
    def broken(length):
        return unwrapped(["あ" * 50 + "\nあ", "い" * length + "\n" + "い" * length + "\nう"])[1].count("\n")

    assert broken(int(50 * WIDE)) == 0
    assert broken(int(50 * WIDE) - 1) == 2


def test_a_sentence_that_ends_with_its_line_ends_it():
    assert unwrapped(["あ" * 40 + "\nあ", "い" * 30 + "。\n" + "う" * 30 + "。\nえ"])[1].count("\n") == 2
