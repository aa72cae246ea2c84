from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import LogOdds
from analysis.statistics.words.keyness import log_odds, log_odds_of_fields

GROUPS = [("デジタル デジタル デジタル 窓口", None), ("窓口 区民", None), ("区民 区民 協働 窓口", None)]
TARGET, REFERENCE = np.array([0]), np.array([1, 2])
WORDS = st.lists(st.lists(st.sampled_from(["区民", "協働", "窓口", "デジタル"]), min_size=1), min_size=2, max_size=6)


def matrix_of(make_tokens, texts):
    return document_term_matrix(make_tokens(texts), len(texts))


def score(table, term, column):
    return table.set_index("term").loc[term, column]


def test_log_odds_by_hand(make_tokens):
    """デジタル: 3 of 4 words here, 0 of 6 there; the prior adds 3 of 10 to each side."""
    table = log_odds(matrix_of(make_tokens, GROUPS), TARGET, REFERENCE)
    delta = log((3 + 3) / (4 + 10 - 3 - 3)) - log((0 + 3) / (6 + 10 - 0 - 3))
    assert score(table, "デジタル", "log_odds") == pytest.approx(delta)
    assert score(table, "デジタル", "z") == pytest.approx(delta / sqrt(1 / 6 + 1 / 3))
    LogOdds.validate(table)


def test_log_odds_with_a_weaker_prior_by_hand(make_tokens):
    table = log_odds(matrix_of(make_tokens, GROUPS), TARGET, REFERENCE, prior=0.5)
    delta = log((1 + 1.5) / (4 + 5 - 1 - 1.5)) - log((2 + 1.5) / (6 + 5 - 2 - 1.5))
    assert score(table, "窓口", "log_odds") == pytest.approx(delta)
    assert score(table, "窓口", "z") == pytest.approx(delta / sqrt(1 / 2.5 + 1 / 3.5))


def test_the_prior_comes_from_all_comments_not_only_the_compared(make_tokens):
    matrix = matrix_of(make_tokens, [*GROUPS, ("デジタル デジタル", None)])
    delta = log((3 + 5) / (4 + 12 - 3 - 5)) - log((0 + 5) / (6 + 12 - 0 - 5))
    assert score(log_odds(matrix, TARGET, REFERENCE), "デジタル", "log_odds") == pytest.approx(delta)


def test_counts_say_x_of_n_here_and_y_of_m_there(make_tokens):
    table = log_odds(matrix_of(make_tokens, GROUPS), TARGET, REFERENCE).set_index("term")
    columns = [
        "target_frequency",
        "reference_frequency",
        "target_documents",
        "reference_documents",
        "target_size",
        "reference_size",
    ]
    assert table.loc["区民", columns].tolist() == [0, 3, 0, 2, 1, 2]
    assert table.loc["窓口", columns].tolist() == [1, 2, 1, 2, 1, 2]


def test_from_the_targets_words_to_the_references_ties_by_term(make_tokens):
    table = log_odds(matrix_of(make_tokens, [("c b a", None), ("f e d", None)]), np.array([0]), np.array([1]))
    assert table["term"].tolist() == ["a", "b", "c", "d", "e", "f"]
    assert table["z"].is_monotonic_decreasing


def test_the_reference_is_everything_else_when_none_is_given(make_tokens):
    matrix = matrix_of(make_tokens, GROUPS)
    assert log_odds(matrix, TARGET).equals(log_odds(matrix, TARGET, REFERENCE))


def test_a_prior_of_nothing_is_refused(make_tokens):
    with pytest.raises(ValueError, match="prior must be above 0"):
        log_odds(matrix_of(make_tokens, GROUPS), TARGET, prior=0)


@given(WORDS)
def test_swapping_the_sides_turns_every_score(make_tokens, texts):
    matrix = matrix_of(make_tokens, [(" ".join(words), None) for words in texts])
    target, reference = np.arange(1), np.arange(1, len(texts))
    for column in ("z", "log_odds"):
        one = log_odds(matrix, target, reference).set_index("term")[column].sort_index()
        other = log_odds(matrix, reference, target).set_index("term")[column].sort_index()
        np.testing.assert_allclose(one, -other, atol=1e-12)


def test_residents_words_against_the_wards(make_tokens):
    """By hand as above, the opinion as target; the third comment has no reply, so replies are two."""
    texts = [("デジタル 窓口", "区 窓口"), ("デジタル", "区"), ("区民", None)]
    opinion, reply = (document_term_matrix(make_tokens(texts), 3, field=field) for field in ("opinion", "reply"))
    table = log_odds_of_fields(opinion, reply)
    delta = log((2 + 2) / (4 + 7 - 2 - 2)) - log((0 + 2) / (3 + 7 - 0 - 2))
    assert score(table, "デジタル", "log_odds") == pytest.approx(delta)
    assert table["term"].tolist()[0] == "デジタル" and table["term"].tolist()[-1] == "区"
    assert table.loc[0, ["target_size", "reference_size"]].tolist() == [3, 2]
    narrowed = log_odds_of_fields(opinion, reply, np.array([0, 2]))
    assert narrowed.loc[0, ["target_size", "reference_size"]].tolist() == [2, 1]
    LogOdds.validate(narrowed)


def test_an_empty_group_shifts_nothing_and_two_give_an_empty_table(make_tokens):
    matrix, nobody = matrix_of(make_tokens, GROUPS), np.array([], dtype=np.intp)
    one_sided = log_odds(matrix, TARGET, nobody)
    assert set(one_sided["term"]) == {"デジタル", "窓口"} and one_sided["z"].notna().all()
    for table in (log_odds(matrix, nobody, nobody), log_odds(matrix_of(make_tokens, []), nobody, nobody)):
        assert table.empty
        LogOdds.validate(table)


def test_the_only_word_has_no_odds(make_tokens):
    table = log_odds(matrix_of(make_tokens, [("区民", None), ("区民", None)]), np.array([0]))
    assert table["z"].isna().all()
    LogOdds.validate(table)
