"""The score of a part: by hand, and in the right direction."""

from __future__ import annotations

import math

import pytest

from analysis.replies.kindred import Kindred
from analysis.replies.part_score import Compared, compared, directness, part_score
from analysis.replies.reply_words import NOT_SPOKEN, ReplyWords, Spoken, Word
from analysis.replies.sentences import Span

NOTHING = ReplyWords({}, Kindred({}, frozenset()))


def words(*weights):
    return [Word(f"語{n}", Span(n, n + 1), weight) for n, weight in enumerate(weights)]


def scored(*pairs):
    return part_score([Compared(Word("語", Span(0, 1), weight), weight, Spoken(strength, "", ())) for weight, strength in pairs])


def test_the_score_is_the_silent_weight_against_all_with_two_words_of_doubt():
    # silent 1 + ½·1, spoken ½·1: √(1.5 / (1.5 + 1.5·0.5 + 2))
    assert scored((1, 0), (1, 0.5)) == pytest.approx(math.sqrt(1.5 / 4.25))


def test_nothing_to_look_for_and_everything_spoken_of_score_nothing():
    assert part_score([]) == scored((1, 1), (0.5, 1)) == 0


def test_more_that_is_not_spoken_of_scores_more_and_more_that_is_scores_less():
    assert scored((1, 0)) < scored((1, 0), (1, 0)) < 1
    assert scored((1, 0), (1, 1)) < scored((1, 0))


def test_words_weigh_more_towards_the_end():
    weights = [each.weight for each in compared(words(1, 1, 1), NOTHING, [])]
    assert weights == pytest.approx([0.6, 0.8, 1.0])
    assert [each.weight for each in compared(words(1), NOTHING, [])] == [1.0]


def test_a_theme_of_the_reply_speaks_of_its_words_and_a_theme_it_lacks_makes_them_weigh_more():
    (with_theme,) = compared(words(1), NOTHING, [(Span(0, 1), True)])
    assert (with_theme.spoken.how, with_theme.weight) == ("theme", 1.0)
    (without,) = compared(words(1), NOTHING, [(Span(0, 1), False)])
    assert (without.spoken, without.weight) == (NOT_SPOKEN, 1.5)


@pytest.mark.parametrize(
    ("part", "kind", "reply", "department", "less"),
    [
        ("図を直してほしい", "request", "ご意見を踏まえ、変更します。", False, True),
        ("いつ開始するのか", "question", "令和5年4月に開設します。", False, True),
        ("いつ開始するのか", "request", "令和5年4月に開設します。", False, False),
        ("部署はどこか", "question", "協働推進課が行います。", True, True),
        ("部署はどこか", "question", "協働推進課が行います。", False, False),
        ("図を直してほしい", "request", "検討します。", True, False),
    ],
)
def test_a_reply_that_answers_without_the_words_lowers_the_score(part, kind, reply, department, less):
    factor = directness(part, kind, reply, names_department=department)
    assert (0 < factor < 1) if less else factor == 1
