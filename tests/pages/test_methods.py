"""データと方法: reconciliation without a false tick, provenance, agreement, limits."""

from __future__ import annotations

from analysis.language.lexicon import read_lexicon
from analysis.replies.judging import agreement, unseen
from tests.pages.screen import behind, doors, said


def text_of(app) -> str:
    return " ".join(each.body for each in app.get("html"))


def test_it_says_what_the_source_cannot_confirm(open_page):
    text = text_of(open_page("methods"))
    assert "資料では確かめられません" in text
    assert "印字 0件" in text


def test_it_names_the_source_and_its_hashes(open_page):
    text = text_of(open_page("methods"))
    assert "c6808bc3a31717c7f190a8d80228b58055572d65a444ffa8bfc936bf72707c10" in text
    assert "2022年12月11日～2023年1月13日" in text
    assert "東京あおば農業協同組合" in text


def test_it_gives_the_readers_agreement(open_page):
    text = text_of(open_page("methods"))
    assert "94件を読み、88件で一致" in text
    assert "0.92" in text


def test_it_says_what_the_figures_cannot_say(open_page):
    assert "件数は人数でも賛否の票でもありません" in text_of(open_page("methods"))


def test_it_publishes_how_rules_fare_on_sentences_they_were_not_written_on(open_page):
    text = text_of(open_page("methods"))
    assert "別に書いた文（見ていない分）" in text and "文を書いた人とルールを書いた人は同じです" in text
    assert "別の人が書いた文（ルールを固めてから測った分）" in text and "ルールを見たことのない人が書き" in text
    assert "同じ文の、もう1人の読み" in text
    assert "同じ（1件だけにある語を使わない）" in text


def test_plain_words_stand_beside_the_terms_of_the_field(open_page):
    terms = next(each.body for each in open_page("methods").get("html") if "<caption>画面の言葉と専門の用語" in each.body)
    for term in ("出所", "読解による分類", "突合", "κ"):
        assert term in terms


def test_it_publishes_what_the_list_of_open_requests_is_worth(open_page, nerima_folder):
    found = agreement(unseen(), read_lexicon(nerima_folder.parents[1] / "lexicon"))
    text = text_of(open_page("methods"))
    assert f"平均適合率は{found.precision:.2f}でした" in text
    assert f"先頭10件のうち、2人の読みでも答えのない求めがあったのは{found.first}件です" in text
    assert "別の言葉で答えていることが多くあります" in text


def test_counts_open_their_rows_and_under_a_filter_nothing_is_half_behind_them(open_page):
    found = doors(app := open_page("methods"))
    assert {frozenset(door.values) for door in found} == {frozenset({"in_pillar"}), frozenset({"in_type"}), frozenset({"theme"})}
    assert [(door, opened) for door in found if (opened := behind(app, door.values)) != said(door)] == []
    assert doors(open_page("methods", pillar="柱Ⅱ")) == []
