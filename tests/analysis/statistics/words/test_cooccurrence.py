import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import Cooccurrence
from analysis.statistics.words.cooccurrence import cooccurrence

WORDS = ("区民", "協働", "窓口", "デジタル", "＊こと", "進める_動詞")
TEXTS = [("区民 協働 区民", "窓口"), ("区民 協働", None), ("区民 窓口 進める_動詞", None), ("進める_動詞 ＊こと", "区民 ＊こと")]


def matrix_of(make_tokens, texts=TEXTS):
    return document_term_matrix(make_tokens(texts), len(texts))


def pairs_of(table, *columns):
    return {(row.term_1, row.term_2): tuple(getattr(row, column) for column in columns) for row in table.itertuples()}


def test_pairs_by_hand(make_tokens):
    """区民 is in all four comments, 協働, 窓口 and 進める in two each; こと is a stop word."""
    table = cooccurrence(matrix_of(make_tokens))
    assert pairs_of(table, "both", "jaccard", "given_1", "given_2", "documents_1", "documents_2", "documents") == {
        ("区民", "協働"): (2, 2 / 4, 2 / 4, 1.0, 4, 2, 4),
        ("区民", "窓口"): (2, 2 / 4, 2 / 4, 1.0, 4, 2, 4),
        ("区民", "進める"): (2, 2 / 4, 2 / 4, 1.0, 4, 2, 4),
        ("協働", "窓口"): (1, 1 / 3, 1 / 2, 1 / 2, 2, 2, 4),
        ("窓口", "進める"): (1, 1 / 3, 1 / 2, 1 / 2, 2, 2, 4),
    }
    Cooccurrence.validate(table)


def test_the_closest_first_ties_by_term(make_tokens):
    table = cooccurrence(matrix_of(make_tokens))
    assert list(zip(table["term_1"], table["term_2"], strict=True)) == sorted(
        pairs_of(table), key=lambda pair: ("区民" not in pair, pair)
    )


def test_of_equally_close_pairs_the_one_that_meets_more_often_comes_first(make_tokens):
    """Two pairs whose words never stand apart (jaccard 1); 窓口 and 区民 meet in three comments, 協働 and 進める in two."""
    texts = [("区民 窓口", None)] * 3 + [("協働 進める_動詞", None)] * 2
    assert pairs_of(cooccurrence(matrix_of(make_tokens, texts)), "jaccard", "both") == {
        ("区民", "窓口"): (1.0, 3),
        ("協働", "進める"): (1.0, 2),
    }
    assert cooccurrence(matrix_of(make_tokens, texts))["both"].tolist() == [3, 2]
    later = [("区民 窓口", None)] * 2 + [("協働 進める_動詞", None)] * 3
    assert cooccurrence(matrix_of(make_tokens, later))["both"].tolist() == [3, 2]


def test_rare_words_stop_words_and_parts_of_speech_can_be_left_out(make_tokens):
    matrix = matrix_of(make_tokens)
    assert "こと" not in set(cooccurrence(matrix, minimum_documents=1)["term_1"])
    assert ("こと", "区民") in pairs_of(cooccurrence(matrix, minimum_documents=1, stop_words=True))
    assert set(pairs_of(cooccurrence(matrix, minimum_documents=3))) == set()
    assert ("区民", "進める") not in pairs_of(cooccurrence(matrix, pos=["名詞"]))


def test_the_number_of_terms_bounds_the_table(make_tokens):
    table = cooccurrence(matrix_of(make_tokens), terms=2)
    assert list(pairs_of(table)) == [("区民", "協働")]


def test_each_comment_counts_once_however_often_it_uses_a_word(make_tokens):
    matrix, chosen = matrix_of(make_tokens), np.array([3, 0, 2])
    table = pairs_of(cooccurrence(matrix, chosen, minimum_documents=1, stop_words=True), "both")
    used = matrix.counts.toarray()[chosen] > 0
    names = matrix.terms["term"].tolist()
    together = {
        (one, other): int((used[:, i] & used[:, j]).sum()) for i, one in enumerate(names) for j, other in enumerate(names)
    }
    assert table and all(together[pair] == count for pair, (count,) in table.items())
    assert len(table) == sum(count > 0 for (one, other), count in together.items() if one < other)


def test_only_the_chosen_comments_count(make_tokens):
    table = cooccurrence(matrix_of(make_tokens), np.array([0, 2]), minimum_documents=1)
    assert pairs_of(table, "both", "documents")["区民", "窓口"] == (2, 2)
    assert pairs_of(table, "both", "documents")["区民", "協働"] == (1, 2)


def test_nothing_to_pair_gives_an_empty_table_of_the_same_types(make_tokens):
    nobody = np.array([], dtype=np.intp)
    for table in (
        cooccurrence(matrix_of(make_tokens), nobody),
        cooccurrence(matrix_of(make_tokens, [])),
        cooccurrence(matrix_of(make_tokens, [("区民", None)]), minimum_documents=1),
    ):
        assert table.empty
        Cooccurrence.validate(table)


@given(st.lists(st.lists(st.sampled_from(WORDS)), min_size=1, max_size=8))
def test_every_pair_is_counted_as_sets_of_comments_meet(make_tokens, texts):
    table = cooccurrence(
        matrix_of(make_tokens, [(" ".join(words), None) for words in texts]), minimum_documents=1, stop_words=True
    )
    plain = {word.lstrip("＊").partition("_")[0] for word in WORDS}
    comments = {
        word: {i for i, text in enumerate(texts) if any(each.lstrip("＊").partition("_")[0] == word for each in text)}
        for word in plain
    }
    expected = {}
    for a in plain:
        for b in plain:
            if a < b and comments[a] & comments[b]:
                expected[a, b] = (len(comments[a] & comments[b]), len(comments[a] & comments[b]) / len(comments[a] | comments[b]))
    found = pairs_of(table, "both", "jaccard")
    assert found.keys() == expected.keys()
    for pair, values in expected.items():
        assert found[pair] == pytest.approx(values)
    pd.testing.assert_series_equal(
        table["jaccard"], 1 / (table["documents_1"] / table["both"] + table["documents_2"] / table["both"] - 1), check_names=False
    )
