"""Words for one idea: a rule that names the idea finds each of them, in every consultation."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.language.lexicon import LexiconError, read_lexicon
from analysis.themes.assignment import assign
from analysis.themes.matching.evaluation import evaluate
from analysis.themes.matching.texts import texts_of
from analysis.themes.rules.expression import Term
from analysis.themes.rules.rule import parse
from analysis.themes.rules.synonyms import meant, synonym_terms

DATA = Path(__file__).parents[4] / "data"
SYNONYMS = {"高齢者": ("お年寄り", "シニア*", "「使える」[否定]")}


def holds(tables, rule, *texts, synonyms=SYNONYMS):
    found = evaluate(parse(rule), texts_of(*tables(*texts), synonyms=synonyms))
    return found.holds.reshape(-1, 2)[:, 0].tolist()


def test_a_marked_word_stands_for_every_word_of_its_idea(tables):
    texts = ("高齢者", "お年寄り|の", "シニア世代", "スマホ|を|使える<!使える,動詞>", "スマホ|を|使える<使える,動詞>", "若者")
    assert holds(tables, "「高齢者」[類語]", *texts) == [True, True, True, True, False, False]
    assert holds(tables, "「高齢者」", *texts) == [True, False, False, False, False, False], "unmarked it is one word"


def test_other_marks_hold_for_each_of_the_words(tables):
    assert holds(tables, "「高齢者」[類語、名詞]", "お年寄り", "スマホ|を|使える<!使える,動詞>") == [True, False]


def test_an_idea_that_the_lexicon_does_not_have_is_one_word(tables):
    assert holds(tables, "「町会」[類語]", "町会", "自治会") == [True, False]


def test_a_theme_takes_the_synonyms_given(tables, theme):
    found = assign([theme("「高齢者」[類語]")], *tables("お年寄り"), synonyms=SYNONYMS)
    assert found["evidence"].tolist() == ["お年寄り"]


def test_a_term_stands_for_itself_once():
    term = Term("高齢者", kinds=("類語",))
    assert meant(term, {"高齢者": (Term("高齢者"), Term("シニア"))}) == (Term("高齢者"), Term("シニア"))
    assert meant(Term("高齢者"), {"高齢者": (Term("シニア"),)}) == (Term("高齢者"),)


@pytest.mark.parametrize("word", ["「ア」または「イ」", "「ア」[類語]", "「ア", "近く(ア、イ)"])
def test_what_is_no_word_is_refused_by_name(word):
    with pytest.raises(LexiconError, match=r"(?s)synonyms\.csv.*高齢者"):
        synonym_terms({"高齢者": (word,)})


def test_the_committed_words_can_be_read_and_stand_once(tmp_path):
    synonyms = read_lexicon(DATA / "lexicon").synonyms
    assert len(synonyms) > 20
    for idea, terms in synonym_terms(synonyms).items():
        assert len(terms) == len(set(terms)) > 1, idea


def test_a_row_of_one_column_is_refused_and_a_consultation_may_add_words(tmp_path):
    (tmp_path / "synonyms.csv").write_text("idea,word\n高齢者,ご隠居\n", encoding="utf-8")
    assert "ご隠居" in read_lexicon(DATA / "lexicon", tmp_path).synonyms["高齢者"]
    (tmp_path / "synonyms.csv").write_text("高齢者\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"synonyms.csv 1行目"):
        read_lexicon(tmp_path)


def test_synonyms_do_not_change_the_tokens():
    """What was tokenised stays what it was: they are no part of the hash that tokens are kept under."""
    lexicon = read_lexicon(DATA / "lexicon")
    assert type(lexicon)(lexicon.entries, lexicon.heads, lexicon.stop_words).content_hash == lexicon.content_hash
