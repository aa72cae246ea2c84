"""`python -m analysis cooccurrence`: pairs that the concordance of both words confirms."""

from __future__ import annotations

import pytest


def test_pairs_meet_in_the_comments_that_use_both(printed):
    table = printed("cooccurrence")
    assert list(table)[:4] == ["term_1", "term_2", "both", "jaccard"]
    assert (table["term_1"] < table["term_2"]).all() and table["jaccard"].is_monotonic_decreasing
    for pair in table.sort_values("both").tail(3).itertuples():
        first, second = (set(printed("concordance", term)["id"]) for term in (pair.term_1, pair.term_2))
        assert (pair.both, pair.jaccard) == pytest.approx((len(first & second), len(first & second) / len(first | second)))
        assert (pair.given_1, pair.given_2) == pytest.approx((pair.both / len(first), pair.both / len(second)))


def test_limits_bound_the_table(printed):
    assert len(printed("cooccurrence", "--terms", "10")) <= 45
    rare = printed("cooccurrence", "--min-documents", "20")
    assert rare[["documents_1", "documents_2"]].min().min() >= 20
    assert printed("cooccurrence", "--terms", "0").empty


def test_stop_words_take_part_on_demand(printed):
    stop = set(printed("terms").query("stop")["term"])
    assert stop
    for options, expected in (((), False), (("--stop-words",), True)):
        table = printed("cooccurrence", *options)
        assert bool(stop & (set(table["term_1"]) | set(table["term_2"]))) is expected


def test_pillar_and_part_of_speech_narrow_the_pairs(printed):
    assert set(printed("cooccurrence", "--pillar", "柱Ⅱ")["documents"]) == {44}
    verbs = set(printed("terms", "--pos", "動詞")["term"])
    pairs = printed("cooccurrence", "--pos", "動詞", "--min-documents", "1", "--stop-words")
    assert set(pairs["term_1"]) | set(pairs["term_2"]) <= verbs
