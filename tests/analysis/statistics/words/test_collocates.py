from math import log2

import numpy as np
import pytest

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import Collocates
from analysis.statistics.words.collocates import collocates

TEXTS = [("区民 と_助詞 協働 する_動詞 窓口", "区民 協働"), ("協働 の_助詞 区民 。_記号 窓口", None), ("図書館", None)]


@pytest.fixture
def corpus(make_tokens):
    tokens = make_tokens(TEXTS)
    return tokens, document_term_matrix(tokens, len(TEXTS))


def counts(table, *columns):
    return {row.term: tuple(getattr(row, column) for column in columns) for row in table.itertuples()}


def test_words_within_the_span_left_and_right(corpus):
    table = collocates(*corpus, "区民", span=2)
    assert counts(table, "near", "left", "right", "comments") == {"協働": (3, 1, 2, 2), "窓口": (1, 0, 1, 1)}
    Collocates.validate(table)


def test_a_wider_span_reaches_further_but_not_into_another_text(corpus):
    assert counts(collocates(*corpus, "区民", span=9), "near") == {"協働": (3,), "する": (1,), "窓口": (2,)}


def test_the_strength_is_log_dice_by_hand(corpus):
    """協働: 3 pairs, 区民 and 協働 3 times each."""
    table = collocates(*corpus, "区民", span=2)
    assert counts(table, "term_frequency", "log_dice")["協働"] == pytest.approx((3, 14 + log2(2 * 3 / (3 + 3))))
    assert counts(table, "log_dice")["窓口"] == pytest.approx((14 + log2(2 * 1 / (3 + 2)),))


def test_another_sentence_is_not_near(corpus):
    tokens, matrix = corpus
    split = tokens.assign(sentence=np.where((tokens["row"] == 1) & (tokens["position"] > 3), 1, 0).astype(np.int32))
    assert "窓口" not in counts(collocates(split, matrix, "区民", span=2))


def test_the_field_of_the_matrix_and_the_choice_narrow_the_texts(corpus):
    tokens, _ = corpus
    replies = document_term_matrix(tokens, len(TEXTS), field="reply")
    assert counts(collocates(tokens, replies, "区民"), "near", "term_frequency") == {"協働": (1, 1)}
    chosen = collocates(*corpus, "区民", positions=np.array([1]))
    assert counts(chosen, "near", "left") == {"協働": (1, 1), "窓口": (1, 0)}


def test_a_word_without_neighbours_or_uses_has_no_collocates(corpus, make_tokens):
    nothing = make_tokens([])
    for table in (
        collocates(*corpus, "図書館"),
        collocates(*corpus, "なし"),
        collocates(*corpus, "区民", positions=np.array([], dtype=np.intp)),
        collocates(nothing, document_term_matrix(nothing, 0), "区民"),
    ):
        assert table.empty
        Collocates.validate(table)


def test_five_tokens_to_either_side_are_near(make_tokens):
    tokens = make_tokens([("い ろ は に ほ へ 中 と ち り ぬ る を", None)])
    found = collocates(tokens, document_term_matrix(tokens, 1), "中")
    assert counts(found, "left", "right") == dict.fromkeys("ろはにほへ", (1, 0)) | dict.fromkeys("とちりぬる", (0, 1))
    assert found["term"].tolist() == sorted("ろはにほへとちりぬる")


def test_the_stronger_tie_comes_first_whatever_the_count(make_tokens):
    """甲 stands twice and both times near; 乙 three times near but six times in all."""
    tokens = make_tokens(
        [("中 甲", None), ("中 甲", None), ("中 乙", None), ("中 乙", None), ("中 乙", None), ("乙 乙 乙", None)]
    )
    found = collocates(tokens, document_term_matrix(tokens, 6), "中")
    assert found["near"].tolist() == [2, 3]
    assert found["log_dice"].tolist() == pytest.approx([14 + log2(4 / 7), 14 + log2(6 / 11)])
