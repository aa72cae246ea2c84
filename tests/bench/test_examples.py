"""Groups that share their words are found from three examples; groups by the order of the comments are not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.bench.examples import Grouped, imported

SUBJECTS = {
    "図書館": ("開館時間", "児童書", "予約"),
    "公園": ("遊具", "芝生", "花壇"),
    "バス": ("本数", "運賃", "時刻表"),
    "病院": ("救急", "夜間", "検診"),
}
TEXTS = [(f"{subject}の{one}と{two}を見直してほしい。", subject) for subject, of in SUBJECTS.items() for one in of for two in of]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return imported(pd.DataFrame(TEXTS, columns=["text", "group"]), tmp_path_factory.mktemp("examples"))


def grouped(corpus, groups):
    return Grouped(corpus, np.array(groups, dtype=object), meaning=False)


def test_groups_of_their_own_words_are_found(corpus):
    of_subjects = grouped(corpus, [group for _, group in TEXTS])
    assert of_subjects.from_three(2) == (pytest.approx(1.0), pytest.approx(6 / 33))
    assert of_subjects.among_best() == 1.0


def test_groups_that_share_nothing_are_not(corpus):
    by_turn = grouped(corpus, [str(place % 4) for place in range(len(TEXTS))])
    precision, share = by_turn.from_three(2)
    assert precision < 2 * share and by_turn.among_best() < 1


def test_examples_have_no_score(corpus):
    scores = grouped(corpus, [group for _, group in TEXTS]).scores(np.array([0, 5]))
    assert np.flatnonzero(np.isnan(scores)).tolist() == [0, 5]
