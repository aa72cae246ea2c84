"""Sentences that answer several comments, asked about in made-up consultations."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.briefing.build import briefing
from analysis.selection import Selection
from tests.analysis.briefings import DAY

SAME = "個人情報の取扱いについては、関係する条例に基づき、適切に管理しています。"
OPINIONS = [
    "道路の穴を直してほしい。",
    "公園の遊具を替えてほしい。",
    "図書館を夜も開けてほしい。",
    "バスの本数を増やしてほしい。",
]


@pytest.fixture
def asked(with_comments):
    """The questions of one kind about comments with these opinions and replies."""

    def made(kind, opinions, replies):
        texts = {"opinion": pd.array(opinions, dtype="str"), "reply": pd.array(replies, dtype="str")}
        nothing = pd.array([None] * len(replies), dtype="str")
        corpus = with_comments(
            lambda comments: (
                comments.iloc[20 : 20 + len(replies)].reset_index(drop=True).assign(**texts, reply_shared_with=nothing)
            )
        )
        found = briefing(corpus, Selection("printed"), date=DAY)
        return [question for question in found.questions if question.kind == kind]

    return made


def test_width_and_signs_do_not_make_another_sentence(asked):
    (question,) = asked("same_reply", OPINIONS[:2], [SAME, SAME.replace("、", "").rstrip("。")])
    assert question.ids == ("21", "22") and "同じ文が、2件の回答に使われている" in question.text


def test_a_changed_word_makes_another_sentence_which_is_not_asked_about(asked):
    """The words that differ may be the answer; what is nearly the same stands on the page 区の考え方."""
    assert asked("same_reply", OPINIONS[:2], [SAME, SAME.replace("適切に管理", "厳正に管理")]) == []
    assert asked("same_reply", OPINIONS[:2], [SAME, "今後も" + SAME]) == []


def test_a_group_within_another_is_not_asked_about_again(asked):
    more = "道路の穴は、年度のうちにすべて直します。"
    (question,) = asked("same_reply", OPINIONS[:3], [SAME + more, SAME + more, SAME])
    assert question.ids == ("21", "22", "23")


def test_a_formula_answers_nobody_and_is_not_asked_about(asked):
    assert asked("same_reply", OPINIONS[:2], ["貴重なご意見として承ります。"] * 2) == []


def test_opinions_of_a_form_letter_ask_for_one_thing(asked):
    assert asked("same_reply", [OPINIONS[0], OPINIONS[0]], [SAME, SAME]) == []
    letter = "駅の南にある市の道路の穴が危ないので、直してほしい。"
    assert asked("same_reply", [letter, letter.replace("危ないので", "危険なので")], [SAME, SAME]) == []
    assert len(asked("same_reply", OPINIONS[:2], [SAME, SAME])) == 1


def test_after_five_groups_the_rest_is_one_question_with_all_that_is_left(asked):
    sentences = [
        "道路の穴は直しました。",
        "公園は夜も開けています。",
        "図書の数は足りています。",
        "学校に司書を置きます。",
        "保育所は増やします。",
        "河川の水は調べました。",
        "広報は毎月配ります。",
    ]
    opinions = [f"{OPINIONS[n % 4]}{'町駅橋港山川谷森'[n // 4] * 3}" for n in range(14)]
    found = asked("same_reply", opinions, [sentence for sentence in sentences for _ in range(2)])
    assert len(found) == 6 and [question.evidence for question in found[:5]] == [(each,) for each in sentences[:5]]
    # the sixth and seventh sentence answer the comments at the places 10 to 13
    assert found[5].ids == ("31", "32", "33", "34") and "ほかに2組、4件" in found[5].text
    assert found[5].evidence == tuple(sentences[5:])
