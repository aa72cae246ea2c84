"""What a request is about at its core."""

from __future__ import annotations

import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.replies.gaps.content_words import content_words
from analysis.replies.gaps.heads import heads
from analysis.replies.gaps.requests import opinion_tokens
from tests.analysis.replies.made_up_comments import comments_of

LIGHT = frozenset({"検討", "実施", "設ける"})


def heads_of(opinion):
    comments = comments_of(("1", opinion, "検討します。", None))
    tokens = join_compounds(tokenize_comments(comments, Lexicon()), comments)
    words = content_words(tokens, LIGHT)[0, "opinion"]
    return [(head.word.term, head.distance) for head in heads(words, opinion_tokens(tokens)[0], LIGHT)]


@pytest.mark.parametrize(
    ("opinion", "expected"),
    [
        ("移動図書館の巡回先に集会所を加えてほしい。", [("集会所", 0), ("巡回先", 1)]),
        ("公園に駐輪場と花壇を設けてほしい。", [("花壇", 0), ("駐輪場", 0), ("公園", 1)]),
        ("地元の大学と協力してはどうか。", [("大学", 0)]),
        ("給食の献立を生徒が学校で駅まで選ぶ。", [("駅", 0), ("学校", 1), ("生徒", 2)]),  # no more than three
        ("検討を求める。", [("求める", 0)]),  # a light word is no core
        ("駐輪場など、花壇などを設けてほしい。", [("花壇", 0), ("駐輪場", 0)]),
    ],
)
def test_the_arguments_of_the_predicate_the_nearest_first(opinion, expected):
    assert heads_of(opinion) == expected


def test_without_words_there_is_no_core():
    assert heads([], [], LIGHT) == []


def test_without_a_noun_the_last_word_alone_is_the_core():
    assert heads_of("歩く、眠る。") == [("眠る", 0)]
