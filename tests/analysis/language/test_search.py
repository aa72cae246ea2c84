"""Search: spelling does not matter, all words must be there, places point into the verbatim text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.search import folded, match_spans, matching, patterns, search_words

SPELLINGS = {"スマホ": ("スマホ", "スマートフォン"), "スマートフォン": ("スマホ", "スマートフォン")}


def table(opinions: list[str | None], replies: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame({"opinion": folded(pd.Series(opinions, dtype="str")), "reply": folded(pd.Series(replies, dtype="str"))})


def test_words_are_split_on_any_white_space():
    assert search_words(" スマホ　ＤＸ スマホ ") == ("スマホ", "dx")


@pytest.mark.parametrize("query", ["dx", "ＤＸ", "Dx"])
def test_width_and_case_do_not_matter(query):
    assert matching(table(["ＤＸを", "窓口", None], [None, None, "DX"]), query).tolist() == [True, False, True]


def test_all_words_must_be_in_the_comment():
    texts = table(["スマホの相談", "スマホ", "相談"], [None, "相談を", None])
    assert matching(texts, "スマホ 相談").tolist() == [True, True, False]


def test_other_spellings_are_found():
    assert matching(table(["スマートフォン", "ｽﾏﾎ"], [None, None]), "スマホ", SPELLINGS).tolist() == [True, True]
    assert match_spans("ｽﾏﾎとスマートフォン", patterns("スマホ", SPELLINGS)) == [(0, 3), (4, 11)]


def test_an_empty_query_finds_everything():
    assert matching(table(["a"], [None]), "  ").tolist() == [True]
    assert match_spans("a", patterns("")) == []


def test_an_empty_table():
    assert matching(table([], []), "語").tolist() == []


def test_signs_are_taken_as_they_are():
    assert match_spans("費用(税込)は", patterns("(税込)")) == [(2, 6)]


@given(st.text(), st.text(min_size=1))
def test_places_hold_what_was_sought(text, query):
    for start, end in match_spans(text, patterns(query)):
        assert 0 <= start < end <= len(text)
