"""What a search finds beside the comments, by counts made by hand on three comments and on the Nerima package."""

from __future__ import annotations

import pytest

from analysis.search import costs, found_in, named_themes, near_words
from analysis.selection import Selection


@pytest.fixture(scope="module")
def corpus():
    from analysis.library import open_library

    return open_library().corpora["nerima-2023"]


def test_themes_of_that_name_are_found_those_of_all_pillars_first(corpus):
    found = named_themes(corpus.themes, "デジタル格差", corpus.lexicon.spellings)
    assert [theme.name for theme in found] == ["デジタル格差・利用支援", "デジタル格差への配慮・利用支援"]


def test_a_theme_is_found_by_its_rule_after_those_found_by_name(corpus):
    found = named_themes(corpus.themes, "高齢者", corpus.lexicon.spellings)
    assert found[0].name == "高齢者" and "高齢者" not in found[1].name
    assert "高齢者" in found[1].definition + found[1].rule


def test_every_word_of_a_query_has_to_be_in_a_theme(corpus):
    assert [theme.name for theme in named_themes(corpus.themes, "町会 役割")] == ["町会・自治会の活性化と役割"]
    assert named_themes(corpus.themes, "町会 宇宙船") == named_themes(corpus.themes, " ") == []


def test_no_theme_stands_for_a_whole_pillar(corpus):
    assert not [theme for theme in named_themes(corpus.themes, "DX") if theme.idea_of]


def test_opinions_and_replies_are_counted_apart(corpus):
    found = found_in(corpus.folded_texts, "デジタル格差")
    comments = corpus.consultation.comments
    by_hand = {field: comments[field].fillna("").str.contains("デジタル格差").sum() for field in ("opinion", "reply")}
    assert {field: len(rows) for field, rows in found.items()} == by_hand == {"opinion": 0, "reply": 1}


def near(corpus, query, synonyms=None, spellings=None):
    positions = corpus.select(Selection("coded")).positions
    return near_words(corpus.matrix("both"), positions, query, synonyms or {}, spellings)


def test_longer_words_come_before_parts_and_each_counts_its_comments(corpus):
    words = near(corpus, "デジタル格差")
    assert [(word.term, word.relation) for word in words] == [("デジタル格差解消", "longer"), ("デジタル", "part")]
    uses = corpus.words[corpus.words["term"] == "デジタル"]["row"].nunique()
    assert words[1].documents == uses


def test_words_of_one_idea_are_near_and_other_spellings_are_the_same_word(corpus):
    synonyms = {"機器": ("スマホ", "パソコン*", "「タブレット」[否定]")}
    terms = [word.term for word in near(corpus, "スマホ", synonyms, {"スマホ": ("スマホ", "スマートフォン")})]
    assert "パソコン" in terms and "スマートフォン" not in terms and "スマホ" not in terms


def test_an_unknown_word_has_no_neighbours(corpus):
    assert near(corpus, "宇宙船") == near(corpus, "") == []


def test_each_condition_has_its_cost(corpus):
    selection = Selection("coded", pillars=("柱Ⅰ",), response_types=("※",), query="町会 役割")
    found = costs(selection, corpus.select)
    assert {(cost.key, cost.value) for cost in found} == {
        ("pillar", "柱Ⅰ"), ("response_type", "※"), ("q", "町会"), ("q", "役割"), ("q", "")
    }  # fmt: skip
    without = {(cost.key, cost.value): cost.without for cost in found}
    assert without["response_type", "※"] == len(corpus.select(Selection("coded", pillars=("柱Ⅰ",), query="町会 役割")))
    assert [cost.without for cost in found] == sorted((cost.without for cost in found), reverse=True)


def test_a_selection_without_conditions_costs_nothing(corpus):
    assert costs(Selection("coded"), corpus.select) == []


def test_words_of_the_narrowest_idea_are_near_and_not_all_that_is_of_a_wide_one(corpus):
    wide = {"デジタル": ("スマホ*", "電子申請", "DX", "AI"), "機器": ("スマホ*", "タブレット", "パソコン")}
    found = {word.term for word in near(corpus, "スマホ", wide) if word.relation == "same"}
    assert found and found <= {"機器", "タブレット", "パソコン"}
