"""Shingles: counted by hand, and against a loop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.texts.shingles import GRAM, shingle_matrix


def sets(texts):
    return [{text[place : place + GRAM] for place in range(len(text) - GRAM + 1)} for text in texts]


def test_a_shingle_counts_once_a_text_and_never_reaches_into_the_next():
    # あいう, いうあ, うあい (あいう again) | あいえ | nothing of two letters
    table = shingle_matrix(["あいうあいう", "あいえ", "あい"])
    assert table.toarray().sum(axis=1).tolist() == [3, 1, 0]
    assert table.shape == (3, 4) and set(table.data) == {1}


def test_rare_ones_stand_first():
    table = shingle_matrix(["あいうえ", "あいうお", "あいうか"])
    assert table.toarray().sum(axis=0).tolist() == [1, 1, 1, 3]


def test_of_two_letters():
    assert shingle_matrix(["あいう", "あい"], 2).toarray().tolist() == [[1, 1], [0, 1]]  # いう is the rarer


def test_no_texts():
    assert shingle_matrix([]).shape == (0, 0)
    assert shingle_matrix(["", "あ"]).shape == (2, 0)


@given(st.lists(st.text(alphabet="あいう😀𠮷", max_size=12), max_size=6))
def test_two_texts_share_what_their_sets_share(texts):
    table, expected = shingle_matrix(texts), sets(texts)
    shared = (table @ table.T).toarray()
    for one in range(len(texts)):
        for other in range(len(texts)):
            assert shared[one, other] == len(expected[one] & expected[other])
