"""The word cloud: larger where more frequent, nothing on top of anything else, a click for every word."""

from __future__ import annotations

import pandas as pd

from analysis.charts.words.word_cloud import LARGEST, SMALLEST, word_cloud

WORDS = pd.DataFrame({"term": ["相談", "窓口", "町会・自治会"], "term_frequency": [40, 10, 10], "document_frequency": [20, 9, 5]})


def words(table=WORDS, **options):
    return word_cloud(table, **options).data[0]


def test_letters_grow_with_the_count():
    assert list(words().textfont.size) == [LARGEST, SMALLEST, SMALLEST]
    assert list(words(measure="document_frequency").textfont.size)[1] > SMALLEST


def test_every_word_gives_itself_back_and_says_its_counts():
    assert list(words().customdata) == ["相談", "窓口", "町会・自治会"]
    assert words().hovertext[0] == "相談<br>40回・20件"


def test_words_stand_apart():
    drawn = words()
    for one in range(3):
        for two in range(one):
            apart_x, apart_y = abs(drawn.x[one] - drawn.x[two]), abs(drawn.y[one] - drawn.y[two])
            assert apart_x > 20 or apart_y > 15


def test_the_same_words_give_the_same_picture():
    assert word_cloud(WORDS).to_dict() == word_cloud(WORDS).to_dict()


def test_equal_counts_and_no_words():
    assert len(set(words(WORDS.assign(term_frequency=3)).textfont.size)) == 1
    assert len(words(WORDS.head(0)).x) == 0
