"""What is one word to a reader is one token: addresses, pictures, compounds, terms set with blanks or wide letters."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments


def tokens(text, lexicon):
    comments = pd.DataFrame({"opinion": pd.Series([text], dtype="str"), "reply": pd.Series([None], dtype="str")})
    table = tokenize_comments(comments, lexicon)
    schema.Tokens.validate(table)
    return table


def surfaces(text, lexicon):
    return tokens(text, lexicon)["surface"].astype("str").tolist()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.city.example.lg.jp/a-b_c/~x/index.html?q=1&r=2#t",
        "ｈｔｔｐｓ：／／ｗｗｗ．ｃｉｔｙ．ｅｘａｍｐｌｅ．ｊｐ／",
        "www.example.jp",
        "kocho@city.example.lg.jp",
    ],
)
@pytest.mark.parametrize("text", ["詳しくは{}を見る", "（{}）", "{} を見る", "区報（{}）"])
def test_an_address_is_one_sign_and_no_word(text, address, lexicon):
    table = tokens(text.format(address), lexicon).astype({"surface": "str", "pos": "str"})
    assert table.loc[table["surface"] == address, "pos"].tolist() == ["記号"]
    rest = table[table["surface"] != address]
    assert not rest["surface"].str.contains("[A-Za-zａ-ｚ]").any()


def test_the_full_stop_after_an_address_is_the_sentences(lexicon):
    assert surfaces("www.example.jp。次の文", lexicon)[:2] == ["www.example.jp", "。"]


@pytest.mark.parametrize("picture", ["👨‍👩‍👧‍👦", "🇯🇵", "👍🏽", "☺️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_a_picture_of_several_characters_stays_whole(picture):
    assert surfaces(f"家族{picture}と", Lexicon()) == ["家族", picture, "と"]
    assert surfaces(f"{picture}{picture}", Lexicon()) == [picture, picture]


@pytest.mark.parametrize("written", ["8050問題", "８０５０問題", "８０５０ 問題", "8050　問題", "80 50問題"])
def test_a_term_is_the_same_with_blanks_beside_digits_and_in_wide_letters(written, lexicon):
    table = tokens(f"いわゆる{written}など", lexicon)
    assert written in table["surface"].tolist()
    assert "8050問題" in table["term"].tolist()


def test_a_blank_between_words_stays_between_them(lexicon):
    """Blanks beside letters and digits alone are a way of setting type."""
    assert surfaces("地域 福祉 計画", lexicon) == ["地域", "福祉", "計画"]
    assert surfaces("DX 推進", lexicon) == ["DX 推進"]


@pytest.mark.parametrize(
    "word", ["IT特化型", "デマンド型", "区民参加型", "アウトリーチ型", "タッチパネル式", "月額制", "オープンハウス型"]
)
def test_a_suffix_of_manner_belongs_to_the_nouns_before_it(word, lexicon):
    assert surfaces(f"これは{word}で、", lexicon)[2] == word


def test_such_a_suffix_alone_or_after_a_verb_makes_no_word(lexicon):
    assert "型" in surfaces("型を選ぶ", lexicon)
    assert surfaces("新しい型の車", lexicon)[:2] == ["新しい", "型"]


@pytest.mark.parametrize("written", ["アウトリーチ型支援", "アウトリーチ型の支援"])
def test_outreach_is_counted_alike_with_and_without_the_particle(written, lexicon):
    table = tokens(f"{written}を始める", lexicon)
    assert (table.loc[0, "surface"], table.loc[0, "term"]) == (written, "アウトリーチ型支援")


def test_to_go_on_is_one_word_and_none_to_count(lexicon):
    for text in ("引き続き見守る", "引き続いて見守る", "引続き見守る"):
        first = tokens(text, lexicon).iloc[0]
        assert (first["term"], first["stop"]) == ("引き続き", True), text


@pytest.mark.parametrize(("text", "fragment"), [("令和5年度", "令和"), ("気になる", "気"), ("更なる協働", "更")])
def test_eras_and_fragments_are_no_words_to_count(text, fragment, lexicon):
    table = tokens(text, lexicon)
    assert table.loc[table["term"] == fragment, "stop"].tolist() == [True]


@pytest.mark.parametrize(
    ("word", "term"), [("個人情報漏洩", "個人情報漏洩"), ("個人情報漏えい", "個人情報漏洩"), ("情報漏えい", "情報漏洩")]
)
def test_spellings_of_a_leak_are_one_word(word, term, lexicon):
    assert tokens(f"{word}が心配だ", lexicon).loc[0, "term"] == term
