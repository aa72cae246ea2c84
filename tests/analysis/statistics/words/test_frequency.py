import numpy as np
import pandas as pd

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import TermFrequency, TermFrequencyBy
from analysis.statistics.words.frequency import term_frequency, term_frequency_by


def rows(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_most_frequent_first_then_in_most_comments_then_by_term(tokens):
    table = term_frequency(document_term_matrix(tokens, 4))
    assert rows(table, "term", "term_frequency", "document_frequency") == [
        ("デジタル", 4, 2),
        ("区民", 4, 2),
        ("区", 3, 2),
        ("窓口", 2, 2),
        ("進める", 2, 1),
        ("こと", 1, 1),
        ("化", 1, 1),
        ("協働", 1, 1),
    ]
    assert table.loc[table["stop"], "term"].tolist() == ["こと"]
    TermFrequency.validate(table)


def test_only_the_chosen_comments_and_their_terms_are_counted(tokens):
    matrix = document_term_matrix(tokens, 4, field="opinion")
    table = term_frequency(matrix, np.array([2]))
    assert rows(table, "term", "term_frequency", "document_frequency") == [("デジタル", 2, 1), ("窓口", 1, 1)]


def test_choosing_all_is_the_same_as_choosing_nothing_in_particular(tokens):
    matrix = document_term_matrix(tokens, 4)
    pd.testing.assert_frame_equal(term_frequency(matrix), term_frequency(matrix, np.arange(4)))


def test_an_empty_choice_and_an_empty_matrix_give_an_empty_table_of_the_same_types(tokens, make_tokens):
    of_nothing = term_frequency(document_term_matrix(tokens, 4), np.array([], dtype=np.intp))
    assert of_nothing.empty
    TermFrequency.validate(of_nothing)
    TermFrequency.validate(term_frequency(document_term_matrix(make_tokens([]), 0)))


def test_groups_count_their_own_comments(tokens):
    matrix = document_term_matrix(tokens, 4)
    groups = pd.Series(["柱Ⅱ", "柱Ⅰ", "柱Ⅱ", None], dtype=pd.CategoricalDtype(["柱Ⅲ", "柱Ⅱ", "柱Ⅰ"], ordered=True))
    table = term_frequency_by(matrix, groups)
    assert list(dict.fromkeys(table["group"])) == ["柱Ⅱ", "柱Ⅰ"]
    assert rows(table[table["group"] == "柱Ⅱ"], "term", "term_frequency", "document_frequency", "documents")[:3] == [
        ("区民", 3, 1, 2),
        ("デジタル", 2, 1, 2),
        ("進める", 2, 1, 2),
    ]
    assert set(table.loc[table["group"] == "柱Ⅰ", "documents"]) == {1}
    TermFrequencyBy.validate(table)


def test_the_index_of_the_groups_chooses_the_comments(tokens):
    matrix = document_term_matrix(tokens, 4)
    groups = pd.Series(["b", "a"], index=[2, 1], dtype="str")
    table = term_frequency_by(matrix, groups)
    for name, position in (("a", 1), ("b", 2)):
        expected = term_frequency(matrix, np.array([position]))
        pd.testing.assert_frame_equal(table[table["group"] == name][expected.columns].reset_index(drop=True), expected)


def test_groups_that_cover_all_comments_sum_to_the_whole(tokens):
    matrix = document_term_matrix(tokens, 4)
    by_group = term_frequency_by(matrix, pd.Series(["x", "y", "y", "x"], dtype="str"))
    summed = by_group.groupby("term")[["term_frequency", "document_frequency"]].sum().sort_index()
    whole = term_frequency(matrix).set_index("term")[["term_frequency", "document_frequency"]].sort_index()
    pd.testing.assert_frame_equal(summed, whole)


def test_no_group_gives_an_empty_table_of_the_same_types(tokens):
    table = term_frequency_by(document_term_matrix(tokens, 4), pd.Series([], dtype="str", index=pd.RangeIndex(0)))
    assert table.empty
    TermFrequencyBy.validate(table)


def test_what_comments_stand_for_is_added_up_over_those_with_the_term(tokens):
    matrix, stand = document_term_matrix(tokens, 4), pd.Series([10, 1, 5, 2])
    table = term_frequency(matrix, np.arange(4), stand)
    pd.testing.assert_frame_equal(table.drop(columns="weight"), term_frequency(matrix))
    for term, weight in zip(table["term"], table["weight"], strict=True):
        assert weight == stand[tokens.loc[tokens["term"] == term, "row"].unique()].sum(), term
