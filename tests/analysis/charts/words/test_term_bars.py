"""Bars of words: both counts stand beside a bar."""

from __future__ import annotations

import pandas as pd

from analysis.charts.words.term_bars import term_bars

WORDS = pd.DataFrame({"term": ["相談", "窓口"], "term_frequency": [33, 12], "document_frequency": [13, 9]})


def test_both_counts_and_the_share_stand_beside_the_bar():
    bar = term_bars(WORDS, total=44).data[0]
    assert list(bar.text) == ["33回・13件（29.5%）", "12回・9件（20.5%）"]
    assert list(bar.x) == [33, 12]
    assert list(bar.customdata) == ["相談", "窓口"]


def test_no_share_of_a_small_group_or_where_none_is_asked_for():
    assert term_bars(WORDS, total=9).data[0].text[1] == "12回・9件"
    assert term_bars(WORDS, total=None).data[0].text[0] == "33回・13件"


def test_the_measure_is_the_length():
    assert list(term_bars(WORDS, total=44, measure="document_frequency").data[0].x) == [13, 9]


def test_small_figures_share_a_scale():
    alone, together = term_bars(WORDS, total=None), term_bars(WORDS, total=None, longest=66)
    assert together.layout.xaxis.range[1] == 2 * alone.layout.xaxis.range[1]


def test_no_words_is_an_empty_figure():
    assert list(term_bars(WORDS.head(0), total=0).data[0].x) == []
