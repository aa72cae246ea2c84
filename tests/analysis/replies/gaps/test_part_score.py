"""The score of a part: by hand, and in the right direction."""

from __future__ import annotations

import pytest

from analysis.replies.gaps.kindred import Kindred
from analysis.replies.gaps.part_score import Answer, Compared, compared, directness, part_score
from analysis.replies.gaps.reply_words import NOT_SPOKEN, ReplyWords, Spoken, Word
from analysis.replies.sentences import Span

NOTHING = ReplyWords({}, Kindred({}, frozenset()))


def words(*weights):
    return [Word(f"語{n}", Span(n, n + 1), weight) for n, weight in enumerate(weights)]


def weighed(*pairs):
    """Words of a part: (weight, how far the reply speaks of it)."""
    return [
        Compared(Word(f"語{n}", Span(n, n + 1), weight), weight, Spoken(strength, "", ()))
        for n, (weight, strength) in enumerate(pairs)
    ]


def scored(*pairs, core=()):
    each = weighed(*pairs)
    return part_score(each, [(each[place], distance) for place, distance in core])


def test_a_score_weighs_the_core_the_rarest_word_and_all_of_them():
    # all: silent 1 + 0.5·0.5, spoken 0.5·0.5: 1.25 / (1.25 + 1.5·0.25 + 1.5) = 0.4; rarest: 1·1; no core
    assert scored((1, 0), (0.5, 0.5)) == pytest.approx(0.25 * 1 + 0.5 * 0.4)
    # the core: 1·1.0 silent and 0.5·0.7 half silent: 1.175 / (1.35 + 0.6)
    assert scored((1, 0), (0.5, 0.5), core=[(0, 0), (1, 1)]) == pytest.approx(0.25 * 1.175 / 1.95 + 0.25 + 0.2)


def test_the_rarest_word_counts_by_its_weight_and_of_several_the_least_spoken_of():
    # rarest 0.8·(1 − 0); all: silent 0.8, spoken 0.8: 0.8 / (0.8 + 1.2 + 1.5)
    assert scored((0.8, 1), (0.8, 0)) == pytest.approx(0.25 * 0.8 + 0.5 * 0.8 / 3.5)
    # rarest 0.8·0, for it is spoken of; all: 0.4 / (0.4 + 1.2 + 1.5)
    assert scored((0.8, 1), (0.4, 0)) == pytest.approx(0.5 * 0.4 / 3.1)


def test_an_argument_counts_less_the_farther_it_stands_from_the_predicate():
    by_distance = [scored((1, 0), (1, 1), core=[(0, distance), (1, 0)]) for distance in (0, 1, 2)]
    # 1/(1+1+0.6), 0.7/(0.7+1+0.6), 0.5/(0.5+1+0.6); rarest 0.25; all 0.5·1/(1+1.5+1.5)
    assert by_distance == pytest.approx([0.25 * part + 0.25 + 0.125 for part in (1 / 2.6, 0.7 / 2.3, 0.5 / 2.1)])


def test_nothing_to_look_for_and_everything_spoken_of_score_nothing():
    assert part_score([], []) == scored((1, 1), (0.5, 1), core=[(0, 0)]) == 0


def test_more_that_is_not_spoken_of_scores_more_and_more_that_is_scores_less():
    assert scored((1, 0)) < scored((1, 0), (1, 0)) < 1
    assert scored((1, 0), (1, 1)) < scored((1, 0))


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
        ("図を直してほしい", "request", "ご意見を踏まえ、引き続き取り組みます。", False, False),  # a formula answers nothing
        ("図を直してほしい", "request", "ご指摘のとおり修正しました。", False, True),
    ],
)
def test_a_reply_that_answers_without_the_words_lowers_the_score(part, kind, reply, department, less):
    factor = directness(part, kind, Answer(reply, names_department=department))
    assert (0 < factor < 1) if less else factor == 1


def test_a_refusal_answers_in_part_and_two_answers_more_than_one():
    assert directness("図を直してほしい", "request", Answer("困難です。", refuses=True)) == 0.4
    assert directness("図を直してほしい", "request", Answer("行います。", decides=True)) == 0.7
    both = directness("いつ、どこで開始するのか", "question", Answer("令和5年4月に課で始めます。", names_department=True))
    assert both == pytest.approx(0.3 * 0.3)
    third = directness("第三者に調べてほしい", "request", Answer("各所管が対応します。"))
    assert third == pytest.approx(0.3)
