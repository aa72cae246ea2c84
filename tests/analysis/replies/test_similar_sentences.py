"""Likeness of sentences: by hand, and against comparing all with all leaders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.replies import similar_sentences as module
from analysis.replies.similar_sentences import Likeness, differing_spans, likenesses


def test_the_jaccard_index_of_trigrams_is_the_likeness():
    # あいう, いうえ, うえお, えおか | あいう, いうえ, うえお, えおき: 3 of 5
    assert likenesses(["あいうえおか", "あいうえおき"]) == [Likeness(0, 1.0), Likeness(0, 3 / 5)]


def test_little_in_common_leads_a_group_of_its_own():
    # 2 of 6
    assert likenesses(["あいうえおか", "あいうえくけ"]) == [Likeness(0, 1.0), Likeness(1, 1.0)]


LONG = "都と連携しながらデジタル人材の確保と育成に取り組みます"


@pytest.mark.parametrize(
    "texts",
    [
        [LONG, "常勤の職員や特別職の専門人材を幅広く確保するとともに" * 2 + LONG],
        [LONG + "常勤の職員や特別職の専門人材を幅広く確保するとともに", LONG],
    ],
)
def test_a_long_sentence_inside_a_longer_one_is_like_it_whichever_comes_first(texts):
    first, second = likenesses(texts)
    assert first == Likeness(0, 1.0)
    assert second.leader == 0 and second.similarity <= module.LEAST_JACCARD


def test_a_short_phrase_inside_a_longer_sentence_is_not():
    assert [each.leader for each in likenesses(["今後も支援していきます", "町会・自治会の活動を今後も支援していきます"])] == [
        0,
        1,
    ]


def test_a_chain_of_changes_does_not_join_its_ends():
    # the second shares 6 of 10 with the first, the third 6 of 10 with the second, but 4 of 12 with the first
    texts = ["あいうえおかきくけこ", "あいうえおかきくさし", "あいうえおかすせさし"]
    assert [each.leader for each in likenesses(texts)] == [0, 0, 2]


def test_no_text_and_one_text():
    assert likenesses([]) == []
    assert likenesses(["あ"]) == [Likeness(0, 1.0)]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="あいう漢字", min_size=1, max_size=30), unique=True, max_size=12))
def test_the_index_finds_what_comparing_with_every_leader_finds(texts):
    grams = [module._grams(text) for text in texts]
    leaders, expected = [], []
    for number, each in enumerate(grams):
        best = max(((module._similarity(each, grams[leader]), -leader) for leader in leaders), default=(0.0, 0))
        if best[0] > 0:
            expected.append(Likeness(-best[1], best[0]))
        else:
            leaders.append(number)
            expected.append(Likeness(number, 1.0))
    assert likenesses(texts) == expected


def test_places_that_differ():
    text, other = "手続で来庁された場合", "来庁された場合でも"
    assert [text[start:end] for start, end in differing_spans(text, other)] == ["手続で"]
    assert [other[start:end] for start, end in differing_spans(other, text)] == ["でも"]
    assert differing_spans(text, text) == differing_spans("", text) == []
