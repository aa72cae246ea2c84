"""Groups of comments by their words: those that share words are together, on every run and in any order."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.texts.text_groups import text_groups
from tests.analysis.statistics.conftest import tokens_of

LIBRARY = [["図書館", "本"], ["図書館", "席"], ["本", "席", "図書館"]]
BUS = [["バス", "停留所"], ["バス", "運賃"], ["停留所", "運賃", "バス"], ["運賃", "停留所"]]
ALONE = [["犬"]]


def matrix_of(texts):
    return document_term_matrix(tokens_of([(" ".join(words), None) for words in texts]), len(texts))


def test_comments_that_share_words_are_together_and_the_largest_group_comes_first():
    found = text_groups(matrix_of([*LIBRARY, *ALONE, *BUS]), 2).groups
    assert found.sizes == [4, 3]
    assert found.group.tolist() == [1, 1, 1, -1, 0, 0, 0, 0]  # nobody else speaks of a dog
    assert set(found.words.loc[found.words["group"] == 0, "term"]) == {"バス", "停留所", "運賃"}
    assert found.words.groupby("group")["weight"].max().tolist() == [1.0, 1.0]


def test_the_most_typical_comment_has_most_of_the_words():
    found = text_groups(matrix_of([*LIBRARY, *BUS]), 2).groups
    assert found.typical(0, 1) == [5] and len(found.typical(0, 10)) == 4


def test_the_same_words_give_the_same_groups_in_any_order():
    texts = [*LIBRARY, *BUS, *ALONE]
    once, again = (text_groups(matrix_of(texts), 2).groups for _ in range(2))
    assert once.group.tolist() == again.group.tolist() and once.words.equals(again.words)
    order = np.random.default_rng(1).permutation(len(texts))
    moved = text_groups(matrix_of([texts[each] for each in order]), 2).groups
    assert moved.group.tolist() == once.group[order].tolist()


@pytest.mark.parametrize("texts", [[], [["図書館"]], [["犬"], ["猫"]], [[], []]])
def test_what_shares_no_words_is_in_no_group(texts):
    found = text_groups(matrix_of(texts), 4).groups
    assert found.sizes == [] and (found.group == -1).all() and found.words.empty
