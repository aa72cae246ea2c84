"""A document's own marks, each tenth read by the others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from analysis.replies.estimation.own_marks import FEWEST, cross_validated


def told(number):
    """Replies whose first word tells the mark, with a word in common."""
    counts = np.zeros((number, 3), dtype=np.int32)
    counts[np.arange(number), np.arange(number) % 2] = 1
    counts[:, 2] = 1
    return csr_array(counts), pd.Series(["◎", "○"] * (number // 2), dtype="str")


def test_marks_that_words_tell_are_found_by_the_others():
    counts, marks = told(40)
    assert cross_validated(counts, marks).tolist() == marks.tolist()


def test_no_reply_is_read_by_its_own_mark():
    counts, marks = told(40)
    marks.iloc[7] = "△"  # nobody else has it
    assert cross_validated(counts, marks).iloc[7] == "○"


def test_marks_that_words_do_not_tell_are_not_found():
    counts, marks = told(40)
    chance = pd.Series(np.random.default_rng(5).permutation(marks), dtype="str")
    assert (cross_validated(counts, chance) == chance).mean() < 0.75


@pytest.mark.parametrize("number", [0, 2, FEWEST - 2])
def test_few_marks_teach_nothing(number):
    counts, marks = told(number)
    assert cross_validated(counts, marks).isna().all()


def test_what_has_no_mark_or_no_word_is_left_out():
    counts, marks = told(40)
    marks.iloc[3] = None
    empty = counts.toarray()
    empty[4] = 0
    found = cross_validated(csr_array(empty), marks)
    assert found.isna().tolist() == [row in (3, 4) for row in range(40)]
