"""Bars of words that stand out: each says in how many comments it is used, here and elsewhere."""

from __future__ import annotations

import pandas as pd

from analysis.charts.words.keyness_bars import keyness_bars

TABLE = pd.DataFrame(
    {
        "term": ["手続", "窓口"],
        "strength": [3.0, 1.5],
        "target_documents": [23, 5],
        "target_size": [44, 44],
        "reference_documents": [2, 1200],
        "reference_size": [50, 5000],
    }
)


def test_a_bar_is_a_word_with_its_counts():
    figure = keyness_bars(TABLE)
    assert list(figure.data[0].customdata) == ["手続", "窓口"]
    assert list(figure.data[0].x) == [3.0, 1.5]
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["この柱 23/44件・ほか 2/50件", "この柱 5/44件・ほか 1,200/5,000件"]


def test_no_words():
    figure = keyness_bars(TABLE.head(0))
    assert list(figure.data[0].x) == []
    assert figure.layout.annotations == ()
