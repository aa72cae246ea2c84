"""Whether a reply speaks of a word: the same, a similar or a kindred one, and where."""

from __future__ import annotations

import pytest

from analysis.replies.kindred import Kindred
from analysis.replies.reply_words import KINDRED, NOT_SPOKEN, SIMILAR, ReplyWords
from analysis.replies.sentences import Span

TOPICS = Kindred({"経費": frozenset({"費用"}), "予算": frozenset({"費用"})}, frozenset())


@pytest.mark.parametrize(
    ("reply", "term", "strength", "how"),
    [
        (["予算", "窓口"], "窓口", 1.0, "same"),
        (["予算"], "経費", KINDRED, "kindred"),
        (["電話相談"], "相談窓口", SIMILAR * 2 / 4, "similar"),  # 相談: 2 of 4 letters
        (["窓口"], "経費", 0.0, ""),
        (["話"], "話題", 0.0, ""),  # one letter is no likeness
        ([], "窓口", 0.0, ""),
    ],
)
def test_how_far_a_word_is_spoken_of(reply, term, strength, how):
    words = ReplyWords({word: [Span(n, n + 1)] for n, word in enumerate(reply)}, TOPICS)
    found = words.spoken(term)
    assert (found.strength, found.how) == (pytest.approx(strength), how)
    assert bool(found.places) == (strength > 0)


def test_all_places_of_a_word_are_given():
    words = ReplyWords({"窓口": [Span(0, 2), Span(8, 10)], "予算": [Span(4, 6)]}, TOPICS)
    assert words.spoken("窓口").places == [Span(0, 2), Span(8, 10)]
    assert words.spoken("経費").places == [Span(4, 6)]
    assert words.spoken("道路") == NOT_SPOKEN
