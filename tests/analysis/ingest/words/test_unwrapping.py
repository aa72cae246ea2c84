"""Line breaks that only a narrow column made are taken out; those of the writer stay."""

from __future__ import annotations

from analysis.ingest.words.unwrapping import unwrapped


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


def test_latin_words_keep_a_blank_between_them():
    assert unwrapped(["the quick\nbrown fox"]) == ["the quick brown fox"]


def test_upright_titles_are_one_word():
    assert unwrapped(["第\n1\n章", "総\n則"]) == ["第1章", "総則"]
