"""Two groups back to back: the side a word belongs to is a direction, not only a colour."""

from __future__ import annotations

import pandas as pd

from analysis.charts.diverging import diverging_bars

WORDS = pd.DataFrame(
    {
        "term": ["相談", "町会"],
        "z": [3.2, -4.0],
        "note": ["44件中13件 対 22件中0件", "44件中0件 対 22件中11件"],
        "target_documents": [13, 0],
        "reference_documents": [0, 11],
    }
)


def figure(table=WORDS, **options):
    return diverging_bars(table, value="z", note="note", names=("柱Ⅱ DX", "柱Ⅰ 区民協働"), **options)


def test_a_click_gives_back_word_and_side():
    assert [list(each) for each in figure().data[0].customdata] == [["相談", "target"], ["町会", "reference"]]


def test_a_bar_names_its_side_and_the_comments_there():
    assert [each.split("<br>")[-1] for each in figure().data[0].hovertext] == ["柱Ⅱ DXの13件", "柱Ⅰ 区民協働の11件"]


def test_the_word_stands_on_the_free_side_with_its_counts():
    word, other, *_ = figure().layout.annotations
    assert (word.xanchor, other.xanchor) == ("right", "left")
    assert "相談" in word.text and "44件中13件 対 22件中0件" in word.text


def test_both_sides_have_one_scale_and_a_name():
    low, high = figure().layout.xaxis.range
    assert low == -high and high >= 4
    assert {"<b>柱Ⅱ DX に多い →</b>", "<b>← 柱Ⅰ 区民協働 に多い</b>"} <= {each.text for each in figure().layout.annotations}


def test_the_sides_differ_without_colour():
    assert [each > 0 for each in figure().data[0].x] == [True, False]
    assert [each.xanchor for each in figure().layout.annotations[:2]] == ["right", "left"], "a word stands opposite its bar"


def test_no_words_is_an_empty_figure():
    assert list(figure(WORDS.head(0)).data[0].x) == []
