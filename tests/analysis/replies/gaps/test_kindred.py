"""Words that speak of the same thing, under their head words."""

from __future__ import annotations

import pytest

from analysis.language.lexicon import Lexicon
from analysis.package.problem import PackageError
from analysis.replies.gaps.kindred import read_kindred


def kindred_of(folder, rows, light="# 軽い語\n検討 実施\n", lexicon=None):
    replies = folder / "replies"
    replies.mkdir(exist_ok=True)
    (replies / "kindred_words.csv").write_text("topic,words\n" + rows, encoding="utf-8")
    (replies / "light_words.txt").write_text(light, encoding="utf-8")
    return read_kindred(lexicon or Lexicon(), folder)


def test_a_word_has_its_topics_and_those_of_its_beginning_and_end(tmp_path):
    kindred = kindred_of(tmp_path, "学び,教室 講座\n端末,スマホ パソコン\n")
    assert kindred.topics("教室") == {"学び"}
    assert kindred.topics("スマホ教室") == {"端末", "学び"}
    assert kindred.topics("室") == kindred.topics("道路") == frozenset()


def test_words_count_under_their_head_word(tmp_path):
    lexicon = Lexicon(heads={"スマホ": "スマートフォン", "検討する": "検討"})
    kindred = kindred_of(tmp_path, "端末,スマホ ＰＣ\n", "検討する\n", lexicon)
    assert kindred.topics("スマートフォン") == kindred.topics("PC") == {"端末"}
    assert kindred.light == {"検討"}


def test_a_topic_of_one_word_is_refused(tmp_path):
    with pytest.raises(PackageError, match=r"kindred_words.csv 2行目：語が2つ以上必要"):
        kindred_of(tmp_path, "学び,教室\n")


def test_the_program_s_own_words_can_be_read_and_stand_once_in_a_topic():
    kindred = read_kindred(Lexicon())
    assert "費用" in kindred.topics("経費") and "検討" in kindred.light
