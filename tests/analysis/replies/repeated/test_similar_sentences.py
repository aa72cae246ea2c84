"""Likeness of sentences: by hand, and against comparing all with all leaders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.replies.repeated import similar_sentences as module
from analysis.replies.repeated.similar_sentences import Likeness, common_run, differing_spans, likenesses


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


END = "場所や時間を選ばずパソコンやスマホから手続相談ができるようオンライン化を進めます"


def test_a_long_run_joins_what_begins_otherwise():
    texts = ["窓口に行くことが難しい子育てや介護に携わる方々働く世代などが" + END, "手続の申請件数に係わらず" + END]
    # the run is all of END, 40 letters of the 52 of the shorter text; the trigrams alone (38 of 80) would not
    assert len(END) == 40 and likenesses(texts)[1] == Likeness(0, 40 / 52 * module.LEAST_JACCARD)
    assert module._similarity(*map(module._grams, texts)) == 0


def test_a_run_that_is_short_or_a_small_part_joins_nothing():
    name = "みどりの風吹くまちビジョンという名の計画"  # 20 letters
    assert [each.leader for each in likenesses([name + "を作ります", "令和五年度に" + name + "が始まる"])] == [0, 1]
    begins = (
        "町会や自治会や民生委員や消防団や学校や保護者の皆様のご協力を",
        "図書館や公民館や集会所や体育館や公園や広場の利用についての",
    )
    texts = [begins[0] + END[:25], begins[1] + END[:25]]  # 25 of 50 letters: a half
    assert [each.leader for each in likenesses(texts)] == [0, 1]


def test_the_longest_stretch_of_two_texts():
    assert common_run("手続で来庁された場合", "来庁された場合でも") == "来庁された場合"
    assert common_run("あ", "い") == common_run("", "い") == ""


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
    grams = [(text, module._grams(text)) for text in texts]
    leaders, expected = [], []
    for number, each in enumerate(grams):
        best = max(((module._likeness(each, grams[leader]), -leader) for leader in leaders), default=(0.0, 0))
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


def test_few_same_letters_part_no_difference():
    text, other = "図書館を建てます", "公民館を建てます"  # 館を建てます is the same
    assert [text[start:end] for start, end in differing_spans(text, other, least=4)] == ["図書"]
    text, other = "春に館で開催します", "秋に園で開催します"  # に is the same, and one letter
    assert [text[start:end] for start, end in differing_spans(text, other)] == ["春", "館"]
    assert [text[start:end] for start, end in differing_spans(text, other, least=2)] == ["春に館"]
