"""Rules beside readers: shares by hand on small tables, and the figures that the page データと方法 publishes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.language.lexicon import read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation
from analysis.themes.codebook import read_codebook
from analysis.themes.judging import (
    OTHER,
    PARAPHRASES,
    READING,
    UNSEEN,
    judged,
    of_two_readers,
    on_paraphrases,
    on_reading,
    read_coding,
)
from analysis.themes.matching.texts import texts_of

RULES = """
[[theme]]
code = 'A'
name = 'あ'
definition = '…'
rule = '「町会」または「窓口」'
"""


def readings(*rows):
    return pd.DataFrame(rows, columns=["id", "field", "theme"])


def test_shares_by_hand():
    """Rules give 3, the reader 4, 2 of them alike: precision 2/3, recall 2/4, F1 4/7."""
    given = {("1", "opinion", "A"), ("2", "opinion", "A"), ("3", "opinion", "A")}
    read = {("1", "opinion", "A"), ("2", "opinion", "A"), ("4", "opinion", "A"), ("5", "opinion", "A")}
    found = judged(given, read, texts=5)
    assert (found.precision, found.recall) == pytest.approx((2 / 3, 1 / 2))
    nothing = judged(set(), set(), texts=0)
    assert (nothing.precision, nothing.recall) == (None, None)


def test_a_word_of_one_comment_is_struck(tables):
    """町会 stands in comments 1 and 2, 窓口 in comment 3 alone: without it 3 of 3 becomes 2 of 3."""
    texts, reading = texts_of(*tables("町会", "町会", "窓口", "区")), readings(*((str(n), "opinion", "A") for n in (1, 2, 3)))
    codebook = read_codebook(RULES)
    assert on_reading(codebook, texts, reading).alike == 3
    struck = on_reading(codebook, texts, reading, shared_words=True)
    assert (struck.given, struck.read, struck.alike) == (2, 3, 2)
    assert on_reading(codebook, texts, reading).alike == 3, "the texts themselves stay as they are"


def test_a_word_in_the_opinion_and_the_reply_of_one_comment_is_of_one_comment(tables):
    texts = texts_of(*tables(("窓口", "窓口"), "町会"))
    assert on_reading(read_codebook(RULES), texts, readings(("1", "reply", "A")), shared_words=True).given == 0


def test_themes_that_nobody_read_are_not_judged(tables):
    texts = texts_of(*tables("町会"))
    found = on_reading(read_codebook(RULES), texts, readings(("1", "opinion", "B")))
    assert (found.given, found.read) == (0, 1)


def test_only_one_half_of_the_sentences_is_judged():
    table = pd.DataFrame(
        [("1", "kept", "柱", "町会の役割", "A"), ("2", "worked", "柱", "窓口", "A"), ("3", "kept", "柱", "公園", "")],
        columns=["number", "half", "pillar", "opinion", "themes"],
    )
    found = on_paraphrases(read_codebook(RULES), read_lexicon(Path("nowhere")), table)
    assert found == (2, 1, 1, 1)
    assert on_paraphrases(read_codebook(RULES), read_lexicon(Path("nowhere")), table.head(0)) == (0, 0, 0, 0)


def test_no_reading_is_no_table(tmp_path):
    assert read_coding(tmp_path, READING) is None


@pytest.fixture(scope="module")
def lexicon(nerima_folder):
    return read_lexicon(nerima_folder.parents[1] / "lexicon")


@pytest.fixture(scope="module")
def consultation(nerima_folder):
    return read_consultation(nerima_folder)


@pytest.fixture(scope="module")
def codebook(consultation):
    return read_codebook(consultation.themes_toml)


def test_sentences_that_the_rules_were_not_written_on(codebook, lexicon, nerima_folder):
    """77 sentences, worded from the definitions before the rules were opened: measured recall 0.97, precision 0.90."""
    paraphrases = read_coding(nerima_folder, PARAPHRASES)
    found = on_paraphrases(codebook, lexicon, paraphrases)
    assert found.texts == 77 >= 60
    assert found.recall >= 0.75
    assert found.precision >= 0.88
    assert (paraphrases["themes"] == "").sum() >= 10, "sentences that no theme is about"


def test_sentences_of_another_hand_that_the_rules_were_widened_by(codebook, lexicon, nerima_folder):
    """98 sentences; before that they were held out: recall 0.54, precision 0.84. Now 0.98 and 0.97."""
    found = on_paraphrases(codebook, lexicon, read_coding(nerima_folder, PARAPHRASES), half=OTHER)
    assert found.texts == 98
    assert found.recall >= 0.95
    assert found.precision >= 0.95


def test_sentences_of_another_hand_that_were_measured_once(codebook, lexicon, nerima_folder):
    """120 sentences of a third person, when the rules were finished: recall 0.728, precision 0.769; the aims were 0.75 and 0.9.

    The rules before them had 0.519 and 0.869. A second reader gives what the first does in 0.94 and 0.97.
    """
    paraphrases = read_coding(nerima_folder, PARAPHRASES)
    found = on_paraphrases(codebook, lexicon, paraphrases, half=UNSEEN)
    assert found.texts == 120
    assert found.recall >= 0.72
    assert found.precision >= 0.76
    second = of_two_readers(paraphrases)
    assert second.recall > found.recall and second.precision > found.precision


def test_two_readers_are_compared_on_what_both_read():
    rows = [
        ("1", "kept", "柱", "町会", "A", "B"),
        ("2", "unseen", "柱", "町会", "A B", "A C"),
        ("3", "unseen", "柱", "公園", "", "A"),
    ]
    table = pd.DataFrame(rows, columns=["number", "half", "pillar", "opinion", "themes", "second"])
    assert of_two_readers(table) == (2, 3, 2, 1)
    assert of_two_readers(table.head(1)) is None
    assert of_two_readers(table.drop(columns="second")) is None


def test_without_the_words_of_a_single_comment(consultation, codebook, lexicon, nerima_folder):
    """Measured recall 0.81, precision 0.94."""
    tokens = tokenize_comments(consultation.comments, lexicon)
    texts = texts_of(consultation.comments, tokens, heads=lexicon.heads, synonyms=lexicon.synonyms)
    found = on_reading(codebook, texts, read_coding(nerima_folder, READING), shared_words=True)
    assert found.recall >= 0.78
    assert found.precision >= 0.9


def test_every_theme_of_the_sentences_is_in_the_codebook(codebook, nerima_folder):
    codes = {theme.code for theme in codebook.themes}
    sentences = read_coding(nerima_folder, PARAPHRASES)
    for themes in [*sentences["themes"], *sentences["second"]]:
        assert set(themes.split()) <= codes
