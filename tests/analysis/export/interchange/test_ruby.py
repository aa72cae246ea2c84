"""Readings in the page and in the text: names have none until they are kept; nothing else changes, and the page comes back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

from analysis.export.interchange.published.page import page_bytes
from analysis.export.interchange.published.reading import words_of
from analysis.export.interchange.published.result import result
from analysis.export.interchange.published.text import text_bytes
from analysis.export.interchange.ruby import Ruby, reading_table, standing
from analysis.ingest.importing import import_file
from analysis.language.lexicon import read_lexicon
from analysis.package.folder import read_consultation

DATA = Path(__file__).parents[4] / "data"
KEPT = {("練馬区", "ねりまく"): "ねりまく", ("4月", "つき"): "がつ", ("区民", "くみん"): ""}


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon(DATA / "lexicon", DATA / "consultations" / "nerima-2023" / "lexicon")


@pytest.fixture(scope="module")
def words(published_nerima, publish, lexicon):
    return words_of(result(publish(published_nerima)), lexicon, engine="janome")


def marked(exchange, words, kept, extent="all"):
    return replace(exchange, ruby=Ruby(words, kept, extent))


def rubies(data):
    """What stands above what, in order."""
    found = html.document_fromstring(data.decode()).iter("ruby")
    return [(each.text, each.find("rt").text) for each in found]


def without(data):
    """The page without readings."""
    return re.sub(r"<ruby>(.*?)<rp>（</rp><rt>.*?</rt><rp>）</rp></ruby>", r"\1", data.decode())


def test_without_its_readings_the_page_is_the_page(published_nerima, publish, words):
    exchange = publish(published_nerima)
    page = page_bytes(marked(exchange, words, KEPT))
    assert without(page) == page_bytes(exchange).decode()
    assert page == page_bytes(marked(exchange, words, KEPT)) and len(rubies(page)) > 1000


def test_names_and_what_follows_numbers_have_none_until_a_person_kept_one(published_nerima, publish, words):
    exchange = publish(published_nerima)
    before, after = (rubies(page_bytes(marked(exchange, words, kept))) for kept in ({}, KEPT))
    assert not [above for above, _ in before if above in ("練馬区", "令和", "東京都", "月")]
    assert ("練馬区", "ねりまく") in after and ("月", "がつ") in after
    assert after.count(("区民", "くみん")) < before.count(("区民", "くみん"))  # what is left are parts of other words


def test_readings_stand_above_kanji_alone(published_nerima, publish, words):
    found = rubies(page_bytes(marked(publish(published_nerima), words, {})))
    assert ("組", "く") in found and ("行", "おこな") in found
    assert all(re.fullmatch("[ぁ-ゖー・]+", reading) for _, reading in found)


def test_the_first_place_of_a_word_alone(published_nerima, publish, words):
    exchange = publish(published_nerima)
    found = rubies(page_bytes(marked(exchange, words, {}, "first")))
    assert found.count(("職員", "しょくいん")) == 1
    assert rubies(page_bytes(marked(exchange, words, {}))).count(("職員", "しょくいん")) > 20


def test_the_text_has_them_in_brackets_and_is_else_the_text(published_nerima, publish, words):
    exchange = publish(published_nerima)
    text = text_bytes(marked(exchange, words, KEPT, "first")).decode("utf-8-sig")
    assert "：練馬区《ねりまく》" in text and "素案《そあん》" in text and "取《と》り組《く》み" in text
    told, plain = "ふりがなは、語のすぐ後の《》の中に書いています。\r\n\r\n", text_bytes(exchange).decode("utf-8-sig")
    assert text.startswith(told) and len(re.findall("《[ぁ-ゖー・]+》", text)) > 500
    assert re.sub("《[ぁ-ゖー・]+》", "", text.removeprefix(told)) == plain


@pytest.mark.parametrize("extent", ["all", "first"])
@pytest.mark.parametrize(("form", "written"), [("html", page_bytes), ("txt", text_bytes)])
def test_page_and_text_with_readings_are_read_back_as_they_were(
    published_nerima, publish, words, extent, form, written, tmp_path
):
    (tmp_path / f"公表.{form}").write_bytes(written(marked(publish(published_nerima), words, KEPT, extent)))
    import_file(tmp_path / f"公表.{form}", tmp_path / "package")
    back = read_consultation(tmp_path / "package")
    columns = ["id", "no", "category", "opinion", "reply", "reply_shared_with"]
    pd.testing.assert_frame_equal(back.comments[columns], published_nerima.comments[columns], check_dtype=False)
    assert back.marks("printed").tolist() == published_nerima.marks("coded").tolist()
    totals = ["axis", "label", "count"]
    assert back.official_totals[totals].values.tolist() == published_nerima.official_totals[totals].values.tolist()
    assert back.metadata.title == published_nerima.metadata.title and back.metadata.publisher == "練馬区"


def test_hostile_texts_stay_texts(hostile_nerima, publish, lexicon):
    exchange = publish(hostile_nerima)
    page = page_bytes(marked(exchange, words_of(result(exchange), lexicon, engine="janome"), {("何某", ""): ""}))
    assert without(page) == page_bytes(exchange).decode()


@pytest.mark.parametrize(("own", "brackets"), [("本は坊っちゃん", "《《》》"), ("本《ほん》は《《二重》》", "《《《》》》")])
def test_texts_with_such_brackets_of_their_own_come_back_with_them(hostile_nerima, publish, lexicon, own, brackets, tmp_path):
    told = "ふりがなは、語のすぐ後の{}の中に書いています。"
    opinions = [f"{own}。{text}\n{told.format('《》')}" for text in hostile_nerima.comments["opinion"]]
    hostile = replace(hostile_nerima, comments=hostile_nerima.comments.assign(opinion=opinions))
    exchange = publish(hostile)
    text = text_bytes(marked(exchange, words_of(result(exchange), lexicon, engine="janome"), {})).decode("utf-8-sig")
    assert text.splitlines()[0] == told.format(brackets)
    (tmp_path / "公表.txt").write_text(text, encoding="utf-8-sig", newline="")
    import_file(tmp_path / "公表.txt", tmp_path / "package")
    back = read_consultation(tmp_path / "package").comments
    found, written = ([re.sub("\n+", "\n", each) for each in texts] for texts in (back["opinion"], opinions))
    assert found == written and back["id"].tolist() == hostile.comments["id"].tolist()


def test_the_list_names_what_is_not_sure_first_and_counts_texts(words):
    table = reading_table(words, KEPT)
    kinds = table["kind"].tolist()
    assert kinds == sorted(kinds, key=["名前", "数に続く語", "辞書にない語", "辞書の語"].index)
    rows = table.set_index("word")
    texts = sum("練馬区" in {each.word for each in found} for found in words.values())
    assert rows.loc["練馬区", ["texts", "reading", "kept"]].tolist() == [texts, "ねりまく", True]
    assert rows.loc["東京都", ["given", "reading", "kept"]].tolist() == ["とうきょうと", "", False]
    assert all(row.word in row.example or "\n" in row.word for row in table.itertuples())


def test_what_is_confirmed_and_what_is_not_is_said(words):
    table = reading_table(words, KEPT)
    certain = (table["kind"] == "辞書の語").sum()
    assert standing(table) == (
        f"ふりがな：人が確かめた読み3語、辞書の読みのまま{certain - 1:,}語。"
        f"名前、数に続く語、辞書にない語のうち確かめていない{len(table) - certain - 2:,}語には付けていません。"
    )
    assert reading_table({}, {}).empty
