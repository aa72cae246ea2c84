"""From what is typed to what is counted."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.statistics.words.concordance import occurrences
from analysis.statistics.words.term_lookup import head_word, similar_terms, spellings


@pytest.fixture
def variants(make_tokens):
    """「スマホ」 written twice and 「スマートフォン」 once, all counted under the long form; a word in Latin letters."""
    tokens = make_tokens([("スマホ を_助詞 DX スマートフォン", "スマホ")])
    short = tokens["surface"] == "スマホ"
    return tokens.assign(term=tokens["term"].astype("str").mask(short, "スマートフォン").astype("category"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [("スマートフォン", "スマートフォン"), ("スマホ", "スマートフォン"), (" ＤＸ ", "DX"), ("dx", "DX"), ("窓口", ""), ("", "")],
)
def test_head_word(variants, asked, found):
    assert head_word(variants, asked) == found


def test_a_head_word_in_no_tokens(variants):
    assert head_word(variants.head(0), "窓口") == ""


def test_spellings_of_a_head_word(variants):
    table = spellings(variants, occurrences(variants, "スマートフォン"))
    assert list(table.itertuples(index=False, name=None)) == [("スマホ", 2), ("スマートフォン", 1)]
    assert spellings(variants, occurrences(variants, "窓口")).empty


def test_similar_terms_contain_the_word_or_are_its_parts():
    terms = pd.Series(["相談", "相談窓口", "窓口", "区民"])
    assert similar_terms(terms, "窓口") == ["相談窓口", "窓口"]
    assert similar_terms(terms, "障害者相談窓口") == ["相談", "相談窓口", "窓口"]
    assert similar_terms(terms, "") == []


def test_signs_in_a_word_are_letters_like_others():
    terms = pd.Series(["C++", "C", "区民"])
    assert similar_terms(terms, "C+") == ["C++"]
    assert similar_terms(terms, "(区") == []


def test_at_most_eight_terms_are_given():
    terms = pd.Series([f"窓口{number}" for number in range(10)])
    assert similar_terms(terms, "窓口") == terms.tolist()[:8]
    assert similar_terms(terms, "窓口", most=3) == terms.tolist()[:3]
