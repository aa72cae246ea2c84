"""Words that differ clearly between two sides, and those that only seem to, on counts made by hand."""

from math import comb, log10

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.words.distinct import asked, clear, with_chances


def scored(words, sizes=(10, 30), **more):
    """A comparison: {term: (comments here, comments there)}."""
    here, there = ([pair[i] for pair in words.values()] for i in (0, 1))
    table = {"term": pd.array(list(words), dtype="str"), "target_documents": here, "reference_documents": there}
    table = pd.DataFrame(table).astype({"target_documents": "int64", "reference_documents": "int64"})
    return table.assign(target_size=sizes[0], reference_size=sizes[1], z=0.0, **more)


def test_a_word_of_one_side_is_clear_and_one_of_both_is_not():
    """町会 in 6 of 10 and 0 of 30: C(10,6) / C(40,6) = 210 / 3838380, both sides twice that. 区 as often as chance has it."""
    table = with_chances(scored({"区": (5, 15), "町会": (6, 0), "窓口": (2, 2)})).set_index("term")
    p = 2 * comb(10, 6) / comb(40, 6)
    assert table.loc["町会", "p"] == pytest.approx(p)
    assert table.loc["町会", "strength"] == pytest.approx(-log10(p))
    assert table.index.tolist() == ["町会", "窓口", "区"], "from the surest word of the target on"
    assert clear(table.reset_index())["term"].tolist() == ["町会"]


def test_equally_sure_words_stand_in_the_order_of_the_words():
    table = with_chances(scored({"町会": (6, 0), "あ": (6, 0), "区": (6, 0)}))
    assert table["term"].tolist() == ["あ", "区", "町会"]


def test_of_equally_sure_words_the_one_with_the_higher_score_comes_first():
    words = scored({"あ": (6, 0), "町会": (6, 0)}).assign(z=[1.0, 2.0])
    assert with_chances(words)["term"].tolist() == ["町会", "あ"]


def test_strength_is_below_zero_on_the_other_side():
    """窓口 in 0 of 10 and 12 of 20: C(20,12) / C(30,12) is the chance of none here."""
    table = with_chances(scored({"窓口": (0, 12)}, sizes=(10, 20)))
    assert table.loc[0, "strength"] == pytest.approx(log10(2 * comb(20, 12) / comb(30, 12)))
    assert clear(table)["term"].tolist() == ["窓口"]


def test_only_the_targets_words_are_asked_for_on_one_side():
    """C(10,6) / C(40,6) for 町会, without the two; 窓口 in 0 of 10 and 12 of 30 is certain to be as many or more."""
    table = with_chances(scored({"町会": (6, 0), "窓口": (0, 12)}), one_sided=True).set_index("term")
    assert table["p"].tolist() == pytest.approx([comb(10, 6) / comb(40, 6), 1])
    assert table["strength"].tolist() == pytest.approx([-log10(comb(10, 6) / comb(40, 6)), 0])


def test_two_of_two_comments_are_no_difference_in_a_small_document():
    """コラボ in 2 of 22 comments and 0 of 44: 2 · C(22,2) / C(66,2) = 2 · 231 / 2145 = 0.215. Too rare to differ at all."""
    table = with_chances(scored({"コラボ": (2, 0)}, sizes=(22, 44)))
    assert table.loc[0, "p"] == pytest.approx(462 / 2145)
    assert np.isnan(table.loc[0, "q"])
    assert asked(table) == 0
    assert clear(table).empty


def test_what_one_comment_says_is_not_asked():
    """1 of 1 and 0 of 99 has p 0.02, but tells about that comment."""
    table = with_chances(scored({"語": (1, 0)}, sizes=(1, 99)))
    assert table.loc[0, "p"] == pytest.approx(0.02)
    assert np.isnan(table.loc[0, "q"])


def test_shared_replies_count_once_but_the_counts_that_open_rows_stay():
    """反映 stands in 8 of 10 replies here, all of them one sentence: once it is 1 of 10 and no difference."""
    whole = scored({"反映": (8, 0), "町会": (8, 0)})
    once = scored({"反映": (1, 0), "町会": (8, 0)})
    table = with_chances(whole, once).set_index("term")
    assert table.loc["反映", ["target_documents", "target_once"]].tolist() == [8, 1]
    assert table.loc["反映", "p"] == pytest.approx(2 * 10 / 40)
    assert clear(table.reset_index())["term"].tolist() == ["町会"]


def test_a_word_that_is_left_out_of_the_once_counted_words_has_none():
    table = with_chances(scored({"町会": (8, 0), "別": (3, 3)}), scored({"町会": (8, 0)})).set_index("term")
    assert table.loc["別", ["target_once", "reference_once", "p", "strength"]].tolist() == [0, 0, 1, 0]


@pytest.mark.parametrize("words", [{}, {"区": (0, 0)}])
def test_nothing_to_compare_is_a_case(words):
    table = with_chances(scored(words, sizes=(0, 0)))
    assert len(table) == len(words)
    assert clear(table).empty
