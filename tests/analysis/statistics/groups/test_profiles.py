"""What sets a group of comments apart: its words, its themes, its lengths, on hand-made comments."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.groups.profiles import common_themes, group_profiles, leaning, standing_out
from analysis.statistics.groups.theme_counts import theme_presence
from analysis.statistics.matrix import document_term_matrix

TEXTS = [
    ("手続 手続 窓口 進める_動詞", None),
    ("手続 窓口", "区"),
    ("町会 町会 進める_動詞", "区 区"),
    ("町会 ＊こと ＊こと 窓口", "区"),
    ("町会 ＊こと", "区"),
]
ASSIGNMENTS = pd.DataFrame(
    [(0, "opinion", "D"), (0, "opinion", "D"), (1, "opinion", "D"), (1, "opinion", "K"), (2, "opinion", "K"), (3, "reply", "K")],
    columns=["row", "field", "theme"],
)
CODES = {"あ": ["K", "X"], "い": ["K", "D"]}


@pytest.fixture
def matrix(make_tokens):
    return document_term_matrix(make_tokens(TEXTS), len(TEXTS), field="opinion")


@pytest.fixture
def presence():
    return theme_presence(ASSIGNMENTS, ["K", "D", "X"], len(TEXTS))


def rows(*numbers):
    return np.array(numbers, dtype=np.intp)


LARGE = [("町会 町会 進める_動詞 ＊こと 区", None)] * 6 + [("手続 区", None)] * 12
"""町会 in 6 of 6 comments and in none of 12; 区 in all."""


@pytest.fixture
def large(make_tokens):
    return document_term_matrix(make_tokens(LARGE), len(LARGE), field="opinion")


def test_words_of_one_group_are_nouns_that_clearly_more_of_its_comments_use(large):
    """町会: C(6,6) C(12,0) / C(18,6) = 1 / 18564; 手続: C(12,12) / C(18,12), the same number; 区 does not differ."""
    here, there = np.arange(6), np.arange(6, 18)
    assert standing_out(large, here, there)["term"].tolist() == ["町会"], "no verb, no stop word, no word of both"
    assert standing_out(large, here, there).loc[0, "p"] == pytest.approx(1 / 18564)
    assert standing_out(large, there, here)["term"].tolist() == ["手続"]


def test_too_few_comments_have_no_word_that_stands_out(matrix):
    """手続 in 2 of 2 and 0 of 3: C(2,2) / C(5,2) = 0.1, which is chance."""
    assert standing_out(matrix, rows(0, 1), rows(2, 3, 4)).empty
    assert leaning(matrix, rows(0, 1), rows(2, 3, 4))["term"].tolist() == ["手続", "窓口"], "a ranking they still give"
    assert leaning(matrix, rows(2, 3, 4), rows(0, 1))["term"].tolist() == ["町会"]


def test_words_come_with_the_comments_that_use_them_here_and_there(large):
    word = standing_out(large, np.arange(6), np.arange(6, 18)).iloc[0]
    assert word[["target_documents", "target_size", "reference_documents", "reference_size"]].tolist() == [6, 6, 0, 12]


def test_nothing_stands_out_without_something_to_compare_with(matrix):
    assert standing_out(matrix, rows(0, 1), rows()).empty
    assert standing_out(matrix, rows(), rows(0, 1)).empty


def test_themes_are_counted_in_opinions_and_once_a_comment(presence):
    assert common_themes(presence, rows(0, 1, 2, 3, 4)).to_dict("records") == [
        {"theme": "K", "count": 2},
        {"theme": "D", "count": 2},
    ]
    assert common_themes(presence, rows(0, 1), top=1)["theme"].tolist() == ["D"]
    assert common_themes(presence, rows(3, 4)).empty
    assert common_themes(presence, rows(0, 1, 2), codes=["X", "D"]).to_dict("records") == [{"theme": "D", "count": 2}]


def test_groups_side_by_side(matrix, presence, make_comments):
    labels = pd.Series(pd.Categorical(["い", "い", "あ", "あ", None], categories=["あ", "い", "う"], ordered=True))
    found = group_profiles(
        labels, comments=make_comments(TEXTS), matrix=matrix, presence=presence, codes={"あ": ["K", "X"], "い": ["K", "D"]}
    )
    assert found.to_dict("records") == [
        {"group": "あ", "count": 2, "themes": (), "words": (), "opinion": 7.5, "reply": 1.5},
        {"group": "い", "count": 2, "themes": (), "words": (), "opinion": 6.5, "reply": 1.0},
    ], "two comments have no common theme, and no word that is not chance"


def test_a_group_is_described_by_themes_of_three_comments_and_by_clear_words(large, make_comments):
    three = pd.DataFrame([(row, "opinion", "K") for row in range(3)] + [(0, "opinion", "D"), (1, "opinion", "D")])
    presence = theme_presence(three.set_axis(["row", "field", "theme"], axis=1), ["K", "D"], len(LARGE))
    labels = pd.Series(pd.Categorical(["あ"] * 6 + ["い"] * 12))
    found = group_profiles(
        labels, comments=make_comments(LARGE), matrix=large, presence=presence, codes={"あ": ["K", "D"], "い": ["K"]}
    )
    assert found["themes"].tolist() == [(("K", 3),), ()]
    assert found["words"].tolist() == [(("町会", 6, 0),), (("手続", 12, 0),)]


def test_no_comments_give_no_groups(matrix, presence, make_comments):
    labels = pd.Series(pd.Categorical([], categories=["あ"]), index=pd.RangeIndex(0))
    found = group_profiles(
        labels, comments=make_comments(TEXTS), matrix=matrix, presence=presence, codes={"あ": ["K", "X"], "い": ["K", "D"]}
    )
    assert found.empty
    assert list(found.columns) == ["group", "count", "themes", "words", "opinion", "reply"]


def test_a_group_leans_nowhere_without_another_one(matrix):
    assert leaning(matrix, rows(0, 1), rows()).empty
    assert leaning(matrix, rows(), rows(0, 1)).empty
