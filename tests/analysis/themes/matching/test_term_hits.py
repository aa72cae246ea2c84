"""Terms are found as whole words, in every form and spelling, and nowhere else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("PR", "GDPR|を|参考"),
        ("ページ", "区ホームページ|で|紹介"),
        ("窓口", "障害者ICT相談窓口|に|つい|て"),
        ("会・自", "町会・自治会|の|役員"),
        ("協働の", "区|民|協働|の|取組<取組>".replace("の", "のみ")),
        ("町会", ""),
    ],
)
def test_a_part_of_a_word_is_not_the_word(holding, rule, text):
    assert holding(rule, text) == ([], [])


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("窓口", "窓口|と|窓口", ["窓口", "窓口"]),
        ("個人情報", "個人|情報|を|守る", ["個人情報"]),
        ("個人情報", "個人情報|を|守る", ["個人情報"]),
        ("手を組む", "他|団体|と|手|を|組ん<組む>|で", ["手を組ん"]),
        ("浸透する", "浸透|し<する>|ない", ["浸透し"]),
        ("abc", "a|b|c|ab|c|a|bc|abc|abcd", ["abc", "abc", "abc", "abc"]),
        ("aa", "a|a|a", ["aa", "aa"]),
        ("DX", "ＤＸ<DX>|の|推進", ["ＤＸ"]),
        ("dx", "DX|の|推進", ["DX"]),
        ("新型 コロナ", "新型|コロナ", ["新型コロナ"]),
    ],
)
def test_a_term_is_found_whole_in_any_form_and_width(holding, rule, text, words):
    assert holding(f"「{rule}」", text) == ([(0, "opinion")], words)


def test_a_run_of_words_does_not_go_on_in_the_next_text(holding):
    assert holding("「個人情報」", ("個人", "情報"), "情報") == ([], [])


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("個人情報*", ["個人情報", "個人情報保護条例", "個人情報"]),
        ("*保護条例", ["個人情報保護条例", "保護条例"]),
        ("*情報*", ["個人情報", "個人情報保護条例", "情報", "情報漏洩"]),
    ],
)
def test_an_open_end_lets_the_word_go_on(holding, rule, words):
    text = "個人情報|、|個人情報保護条例|、|個人|情報|、|保護|条例|、|情報漏洩"
    assert holding(f"「{rule}」", text)[1] == words


def test_a_head_word_is_found_by_any_of_its_spellings(holding):
    text = "スマホ<スマホ,名詞,スマホ>|と|スマートフォン<スマートフォン,名詞,スマホ>"
    heads = {"スマートフォン": "スマホ"}
    for rule in ("スマホ", "スマートフォン", "ｽﾏﾎ"):
        assert holding(rule, text, heads=heads)[1] == ["スマホ", "スマートフォン"]
    assert holding("スマートフォン", text)[1] == ["スマートフォン"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("「対応」[サ変名詞]", ["対応"]),
        ("「対応」[名詞]", ["対応"]),
        ("「対応」[動詞]", []),
        ("「*る」[動詞、形容詞]", ["図る"]),
        ("「窓口対応」[名詞]", ["窓口対応"]),
        ("「窓口対応」[動詞]", []),
    ],
)
def test_the_part_of_speech_is_that_of_the_last_word(holding, rule, words):
    assert holding(rule, "窓口|対応<対応,サ変名詞>|を|図る<図る,動詞>|こと|。")[1] == words


def test_negation_is_asked_for_or_ruled_out(holding):
    text = "進ん<!進む,動詞>|で|い|ない|。|進む<進む,動詞>|。"
    assert holding("「進む」", text)[1] == ["進ん", "進む"]
    assert holding("「進む」[否定]", text)[1] == ["進ん"]
    assert holding("「進む」[動詞、肯定]", text)[1] == ["進む"]
