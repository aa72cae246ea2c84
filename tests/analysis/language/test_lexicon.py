"""Lexicon files: what they give, and what a broken one says."""

from __future__ import annotations

import pytest

from analysis.language.lexicon import LexiconError, read_lexicon


def test_the_committed_lexicon(lexicon):
    assert {"協働", "区民協働", "GovTech東京", "LoGoフォーム", "町会・自治会"} <= lexicon.terms.keys()
    assert lexicon.heads["スマホ"] == "スマートフォン"
    assert "する" in lexicon.stop_words
    assert all(len(entry) == 13 for entry in lexicon.entries)


ENTRY = "見守り隊,1285,1285,-3000,名詞,一般,*,*,*,*,見守り隊,ミマモリタイ,ミマモリタイ\n"


def folder(path, **files):
    path.mkdir()
    for name, text in files.items():
        (path / name.replace("_csv", ".csv").replace("_txt", ".txt")).write_text(text, encoding="utf-8")
    return path


def test_a_consultation_adds_its_own(tmp_path):
    base = folder(tmp_path / "base", variants_csv="variant,head\nHP,ホームページ\n", stop_words_txt="する\n")
    own = folder(tmp_path / "own", user_dictionary_csv=ENTRY, variants_csv="variant,head\nHP,健康ポイント\n")
    both = read_lexicon(base, own)
    assert list(both.terms) == ["見守り隊"]
    assert both.heads == {"HP": "健康ポイント"}
    assert both.content_hash != read_lexicon(base).content_hash


def test_a_row_may_leave_the_numbers_to_us(tmp_path):
    row = "見守り隊,,,,名詞,一般,*,*,*,*,見守り隊,ミマモリタイ,ミマモリタイ\n"
    (entry,) = read_lexicon(folder(tmp_path / "base", user_dictionary_csv=row)).entries
    assert entry[1:4] == ("1285", "1285", "0")  # 4000 − 1000 a character


def test_latin_letters_may_have_any_case(lexicon):
    assert lexicon.head("gdpr") == "GDPR"
    assert lexicon.head("hp") == lexicon.head("HP") == lexicon.heads["HP"]


def test_heads_in_a_circle_are_refused(tmp_path):
    with pytest.raises(LexiconError, match="堂々巡り"):
        read_lexicon(folder(tmp_path / "base", variants_csv="variant,head\nHP,ホームページ\nホームページ,HP\n"))


def test_no_folder_is_an_empty_lexicon(tmp_path):
    assert read_lexicon(tmp_path / "none").terms == {}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"user_dictionary_csv": "協働,名詞\n"}, "user_dictionary.csv 1行目"),
        ({"variants_csv": "variant,head\nHP\n"}, "variants.csv 2行目"),
    ],
)
def test_a_broken_file_names_its_line(tmp_path, files, message):
    with pytest.raises(LexiconError, match=message):
        read_lexicon(folder(tmp_path / "broken", **files))


def test_spellings_are_found_from_each_other(lexicon):
    assert "スマートフォン" in lexicon.spellings["スマホ"]
    assert "スマホ" in lexicon.spellings["スマートフォン"]
