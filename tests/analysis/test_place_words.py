"""Words of the place: by the publisher, by the names of the parts, by headings; and texts of ours said in them."""

from __future__ import annotations

import pytest

from analysis.place_words import (
    NO_PILLAR,
    OWN_WORDS,
    PlaceWords,
    body_in,
    body_of,
    pillar_word,
    pillar_word_in,
    place_words,
)


@pytest.mark.parametrize(
    ("publisher", "body", "people"),
    [
        ("みどり市", "市", "市民"),
        ("緑町", "町", "町民"),
        ("東京都", "都", "都民"),
        ("北海道", "道", "道民"),
        ("京都府", "府", "府民"),
        ("内閣府", "", "国民"),
        ("厚生労働省", "省", "国民"),
        ("デジタル庁", "庁", "国民"),
        ("緑衛生組合", "組合", "住民"),
        ("有志の会", "", "住民"),
        ("", "", "住民"),
        ("市", "", "住民"),
    ],
)
def test_a_publisher_and_whom_it_asks(publisher, body, people):
    found = place_words(publisher, [])
    assert (found.body, found.people) == (body, people)
    assert body_of(publisher) == body


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["柱Ⅰ 協働", "柱Ⅱ DX", "柱Ⅲ 人材", "第1章 はじめに", "全体", "その他"], "柱"),
        (["第1章 はじめに", "第２章 福祉", "第十章 交通"], "章"),
        (["1章 福祉"], "章"),
        (["基本目標1 福祉", "基本目標2 交通"], "基本目標"),
        (["分野１：福祉", "分野２：交通"], "分野"),
        (["福祉分野", "交通分野"], "分野"),
        (["テーマ1", "テーマ2"], "テーマ"),
        (["道路", "公園"], ""),
        (["第1部会", "施策の体系", "条例"], ""),
        (["道路", "公園", "港", "第1章 森"], ""),  # one in four says the word: chance
        (["道路", "公園", "第1章 森"], "章"),  # one in three
        ([], ""),
    ],
)
def test_the_word_for_a_part_is_in_their_names(names, word):
    assert pillar_word(names) == word


def test_the_themes_of_a_document_are_not_those_of_the_product():
    assert place_words("みどり市", ["テーマ1", "テーマ2"]).say("柱ごとの件数") == "資料のテーマごとの件数"
    assert place_words("みどり市", ["道路"]).pillar == NO_PILLAR


@pytest.mark.parametrize(
    ("heading", "word"),
    [("章", "章"), ("章名", "章"), ("分野 ", "分野"), ("attribute_柱", "柱"), ("分類", ""), ("No", ""), ("", "")],
)
def test_the_word_for_a_part_in_the_heading_of_their_column(heading, word):
    assert pillar_word_in(heading) == word


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("市の考え方", "市"),
        ("本市の考え方", "市"),
        ("当組合の考え方", "組合"),
        ("考え方", ""),
        ("市民の声", ""),
        ("都市計画の回答", ""),
    ],
)
def test_the_publisher_in_the_heading_of_the_replies(heading, body):
    assert body_in(heading) == body


OWN = "区民の言葉と区の言葉、意見と区の考え方、主語が区とは限らず、区の公式な区分。柱（項目）別、柱・項目、ほかの柱"


def test_a_ward_with_pillars_reads_as_written():
    assert OWN_WORDS.say(OWN) == OWN
    assert place_words("練馬区", ["柱Ⅰ 協働", "柱Ⅱ DX"]) == OWN_WORDS


def test_every_word_is_said_in_those_of_the_place():
    said = PlaceWords("省", "国民", "分野").say(OWN)
    assert said == "国民の言葉と省の言葉、意見と省の考え方、主語が省とは限らず、省の公式な区分。分野別、分野、ほかの分野"


def test_where_nobody_knows_who_published_it():
    said = PlaceWords("", "住民", "項目").say(OWN)
    assert said == "住民の言葉と回答の言葉、意見と回答、主語が公表元とは限らず、公表元の公式な区分。項目別、項目、ほかの項目"


def test_a_reply_of_nobody_is_not_said_twice():
    assert PlaceWords("", "住民", "項目").say("この資料には回答（区の考え方）がありません。") == "この資料には回答がありません。"
    assert PlaceWords("市", "市民", "項目").say("回答（区の考え方）") == "回答（市の考え方）"


def test_a_word_is_put_in_as_it_is():
    r"""A word set by hand is no pattern: `\1` stays."""
    assert PlaceWords(r"\1", r"\g<0>", r"\2").say("柱と区の考え方と区民") == r"\2と\1の考え方と\g<0>"


@pytest.mark.parametrize("text", ["対応区分の区別", "地区の課題", "区切る", "自治区は"])
def test_other_words_with_the_same_sign_stay(text):
    assert PlaceWords("市", "市民", "章").say(text) == text
