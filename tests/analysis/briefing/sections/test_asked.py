"""What is said of the period only where both of its days are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.briefing.build import briefing
from analysis.corpus import Corpus
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING


def period(corpus, **days):
    metadata = replace(corpus.consultation.metadata, **days)
    changed = Corpus(replace(corpus.consultation, metadata=metadata), corpus.lexicon, corpus.words, corpus.compounds)
    rows = briefing(changed, Selection("coded"), date=DAY, arrangement=EVERYTHING).section("asked").table("facts").rows
    return [row[1] for row in rows if "年12月" in str(row[1])]


def test_a_period_of_two_days_is_said(corpus):
    assert len(period(corpus)) == 1


@pytest.mark.parametrize("days", [{"period_start": None}, {"period_end": None}, {"period_start": None, "period_end": None}])
def test_half_a_period_is_not(corpus, days):
    assert period(corpus, **days) == []
