"""Content words and their weights, by hand."""

from __future__ import annotations

import math

import pytest

from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.replies.gaps.content_words import content_words
from tests.analysis.replies.made_up_comments import comments_of


def words_of(*rows, light=()):
    comments = comments_of(*((str(n), opinion, reply, None) for n, (opinion, reply) in enumerate(rows)))
    return content_words(tokenize_comments(comments, Lexicon(stop_words=frozenset({"する"}))), light)


def test_a_rare_noun_weighs_more_and_a_light_word_a_tenth():
    words = words_of(("道路の検討", "道路"), ("検討", None), light={"検討"})
    road, study = words[0, "opinion"]
    # three texts; 道路 in two of them, 検討 in two
    expected = math.log(4 / 2.5) / math.log(4 / 0.5)
    assert (road.term, road.weight) == ("道路", pytest.approx(expected))
    assert (study.term, study.weight) == ("検討", pytest.approx(expected / 10))


def test_particles_numbers_and_stop_words_are_left_out():
    words = words_of(("道路を2回直すことにする。", None))
    assert [word.term for word in words[0, "opinion"]] == ["道路", "直す"]


def test_no_words():
    assert words_of() == words_of((None, None)) == {}


def test_a_name_weighs_as_a_noun_and_other_words_three_or_two_tenths_of_it():
    words = words_of(("練馬の道路をゆっくり直す。美しい。静かに。", None))[0, "opinion"]
    whole = words[0].weight
    assert [(word.term, word.weight / whole) for word in words] == [
        ("練馬", pytest.approx(1)),
        ("道路", pytest.approx(1)),
        ("ゆっくり", pytest.approx(0.2)),
        ("直す", pytest.approx(0.3)),
        ("美しい", pytest.approx(0.3)),
        ("静か", pytest.approx(0.3)),
    ]
