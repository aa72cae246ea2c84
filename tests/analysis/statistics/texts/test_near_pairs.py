"""Pairs: against comparing all with all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.statistics.texts import near_pairs as module
from analysis.statistics.texts.near_pairs import near_pairs
from tests.analysis.statistics.texts.test_shingles import sets


def by_hand(texts, least):
    found, of = {}, sets(texts)
    for one in range(len(texts)):
        for other in range(len(texts)):
            first = len(of[one]) < len(of[other]) or (len(of[one]) == len(of[other]) and one < other)
            if first and of[one] and (shared := len(of[one] & of[other])) >= least * len(of[one]) - 1e-9:
                found[one, other] = (shared / len(of[one]), shared / len(of[one] | of[other]), len(of[one]))
    return found


def as_dict(pairs):
    keys = zip(pairs.shorter.tolist(), pairs.longer.tolist(), strict=True)
    return dict(zip(keys, zip(pairs.contained.tolist(), pairs.jaccard.tolist(), pairs.size.tolist(), strict=True), strict=True))


def test_a_text_inside_a_longer_one():
    # 3 of 3 threes are in the longer one, which has 6
    assert as_dict(near_pairs(["あいうえお", "あいうえおかきく"], least=0.7)) == {(0, 1): (1.0, 0.5, 3)}


@given(
    st.lists(st.text(alphabet="あいうえ", min_size=3, max_size=14), max_size=9, unique=True),
    st.sampled_from([0.1, 0.34, 0.5, 0.6, 0.7, 0.9, 1.0]),
)
@settings(max_examples=150, deadline=None)
def test_every_pair_is_found_and_no_other(texts, least):
    assert as_dict(near_pairs(texts, least=least)) == by_hand(texts, least)


def test_looking_at_few_at_a_time_gives_the_same(monkeypatch):
    texts = ["".join("あいうえお"[(place * step) % 5] for place in range(12)) + str(step) for step in range(1, 12)]
    whole = as_dict(near_pairs(texts, least=0.5))
    monkeypatch.setattr(module, "_ROWS", 2)
    monkeypatch.setattr(module, "_PAIRS", 1)
    assert as_dict(near_pairs(texts, least=0.5)) == whole != {}


@pytest.mark.parametrize("texts", [[], ["あ"], ["あいう", ""], ["あいうえ", "かきくけ"]])
def test_no_pair(texts):
    assert as_dict(near_pairs(texts, least=0.7)) == {}
