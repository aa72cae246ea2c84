"""Comments of one text have one number, in any order and at any size."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.texts import text_numbers as module
from analysis.statistics.texts.text_numbers import text_numbers

TEXT = "図書館の開館時間を平日の夜九時まで延ばし、閲覧席も増やしてください。"
TEXTS = ["公園に木を植えて、ベンチを増やしてほしい。", TEXT, f" {TEXT}", f"{TEXT}お願いします。", "特になし", "特になし"]


def comments(texts):
    return pd.DataFrame({"id": [str(n) for n in range(1, len(texts) + 1)], "opinion": pd.array(texts, dtype="str")})


def test_the_same_and_nearly_the_same_have_the_number_of_the_first():
    assert text_numbers(comments(TEXTS)).tolist() == [0, 1, 1, 1, 4, 5]


def test_the_wording_that_most_sent_leads_wherever_it_stands():
    assert text_numbers(comments([f"{TEXT}お願いします。", TEXT, TEXT])).tolist() == [1, 1, 1]


def test_of_very_many_only_those_that_differ_in_blanks_and_signs(monkeypatch):
    monkeypatch.setattr(module, "NEAR_UP_TO", 3)
    assert text_numbers(comments(TEXTS)).tolist() == [0, 1, 1, 3, 4, 5]


def test_the_order_of_the_comments_plays_no_part():
    once = text_numbers(comments(TEXTS))
    order = np.random.default_rng(2).permutation(len(TEXTS))
    moved = text_numbers(comments([TEXTS[each] for each in order]))
    together = [{frozenset(np.flatnonzero(numbers == each)) for each in set(numbers)} for numbers in (once[order], moved)]
    assert together[0] == together[1]


@pytest.mark.parametrize("texts", [[], [None], [None, TEXT]])
def test_an_empty_opinion_is_its_own(texts):
    assert text_numbers(comments(texts)).tolist() == list(range(len(texts)))
