"""Whether a reply speaks of a word: the same, a similar or a kindred one, and where."""

from __future__ import annotations

import pytest

from analysis.language.normalize import normalize
from analysis.replies.gaps.kindred import Kindred
from analysis.replies.gaps.reply_words import KINDRED, NOT_SPOKEN, SIMILAR, VERB, ReplyWords
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
        (["連絡アプリ"], "アプリ", 1.0, "similar"),  # all of it, inside a longer word
        (["日本語", "の", "指導"], "日本語指導員", SIMILAR * 5 / 6, "similar"),  # 日本語 and 指導: 5 of 6 letters
        (["データ"], "デー", 0.0, ""),  # two sounds are no likeness
        (["配置"], "置く", VERB, "similar"),
        (["配置"], "置き場", 0.0, ""),  # no verb
        ([], "窓口", 0.0, ""),
    ],
)
def test_how_far_a_word_is_spoken_of(reply, term, strength, how):
    words = ReplyWords({word: [Span(n, n + 1)] for n, word in enumerate(reply)}, TOPICS, normalize("".join(reply)))
    found = words.spoken(term)
    assert (found.strength, found.how) == (pytest.approx(strength), how)
    assert bool(found.places) == (strength > 0)


def test_all_places_of_a_word_are_given():
    words = ReplyWords({"窓口": [Span(0, 2), Span(8, 10)], "予算": [Span(4, 6)]}, TOPICS)
    assert words.spoken("窓口").places == [Span(0, 2), Span(8, 10)]
    assert words.spoken("経費").places == [Span(4, 6)]
    assert words.spoken("道路") == NOT_SPOKEN


def test_a_piece_is_shown_where_it_stands_in_the_verbatim_text():
    words = ReplyWords({}, TOPICS, normalize("５件の電話相談"))
    assert words.spoken("相談窓口").places == [Span(5, 7)]
