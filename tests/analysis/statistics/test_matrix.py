import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schema import Tokens
from analysis.statistics.matrix import NOT_COUNTED, document_term_matrix
from analysis.statistics.schema import Terms

WORDS = ("区民", "協働", "窓口", "進める_動詞", "の_助詞", "＊こと")


def test_the_hand_made_tokens_are_valid(tokens):
    Tokens.validate(tokens)


def test_counts_each_term_in_each_comment(tokens):
    matrix = document_term_matrix(tokens, 4)
    assert matrix.terms["term"].tolist() == sorted(["区民", "協働", "進める", "デジタル", "化", "こと", "区", "窓口"])
    columns = {term: i for i, term in enumerate(matrix.terms["term"])}
    dense = matrix.counts.toarray()
    assert dense[:, columns["区民"]].tolist() == [3, 1, 0, 0]
    assert dense[:, columns["デジタル"]].tolist() == [0, 2, 2, 0]
    assert dense[:, columns["窓口"]].tolist() == [0, 0, 1, 1]
    assert dense.sum() == 18
    Terms.validate(matrix.terms)


def test_a_field_counts_its_own_texts_on_the_same_columns(tokens):
    both, opinion, reply = (document_term_matrix(tokens, 4, field=field) for field in ("both", "opinion", "reply"))
    assert both.terms.equals(opinion.terms) and both.terms.equals(reply.terms)
    assert (opinion.counts.toarray() + reply.counts.toarray() == both.counts.toarray()).all()
    assert reply.counts.toarray()[2].sum() == 0


def test_an_unknown_field_is_named(tokens):
    with pytest.raises(ValueError, match="'title'"):
        document_term_matrix(tokens, 4, field="title")


def test_particles_and_symbols_are_left_out_and_stop_words_are_flagged(tokens):
    terms = document_term_matrix(tokens, 4).terms.set_index("term")
    assert not {"の", "と", "を", "。"} & set(terms.index)
    assert terms["stop"].to_dict() == {term: term == "こと" for term in terms.index}


def test_a_term_has_its_most_frequent_part_of_speech_ties_by_name(make_tokens):
    terms = document_term_matrix(make_tokens([("通り_副詞 通り 通り", None), ("主_副詞 主_名詞", None)]), 2).terms
    assert dict(zip(terms["term"], terms["pos"], strict=True)) == {"通り": "名詞", "主": min("副詞", "名詞")}


def test_a_use_as_a_particle_is_not_counted_for_a_word_of_the_same_form(make_tokens):
    matrix = document_term_matrix(make_tokens([("ない_形容詞 ない_助動詞", None)]), 1)
    assert matrix.counts.toarray().tolist() == [[1]]


@pytest.mark.parametrize("few", [0, 10**6])
@pytest.mark.parametrize("block", [1, 4, 100])
def test_large_and_small_choices_are_summed_alike(make_tokens, monkeypatch, few, block):
    monkeypatch.setattr("analysis.statistics.matrix._FEW", few)
    monkeypatch.setattr("analysis.statistics.matrix._BLOCK", block)
    rng = np.random.default_rng(0)
    texts = [(" ".join(rng.choice(["a", "b", "c", "d"], 9)), " ".join(rng.choice(["d", "e"], 3))) for _ in range(12)]
    matrix = document_term_matrix(make_tokens(texts), 12)
    for chosen in (np.array([3, 7]), np.arange(11), np.array([], dtype=np.intp)):
        dense = matrix.counts.toarray()[chosen]
        assert matrix.sums(chosen).term_frequency.tolist() == dense.sum(axis=0).tolist()
        assert matrix.sums(chosen).document_frequency.tolist() == (dense > 0).sum(axis=0).tolist()
        assert matrix.uses(chosen, np.array([1, 4])).toarray().tolist() == (dense[:, [1, 4]] > 0).astype(int).tolist()
        assert matrix.documents_by_term(chosen, chosen + 1).tolist() == ((dense > 0) * (chosen + 1)[:, None]).sum(axis=0).tolist()


@pytest.mark.parametrize("bound", ["_REMEMBERED", "_ROOM"])
def test_remembered_sums_are_those_of_the_choice_asked_for(make_tokens, monkeypatch, bound):
    monkeypatch.setattr(f"analysis.statistics.matrix.{bound}", 2)
    matrix = document_term_matrix(make_tokens([("a", None), ("a b", None), ("b", None)]), 3)
    choices = [np.array(choice, dtype=np.intp) for choice in ([0], [1], [2], [0, 2], [1, 2])]
    first = [matrix.sums(choice).term_frequency.tolist() for choice in choices]
    assert first == [[1, 0], [1, 1], [0, 1], [1, 1], [1, 2]]
    assert [matrix.sums(choice).term_frequency.tolist() for choice in choices] == first


def test_no_comments_and_no_words(make_tokens):
    for number in (0, 1, 3):
        matrix = document_term_matrix(make_tokens([]), number)
        assert matrix.documents == number
        assert matrix.counts.shape == (number, 0)
        assert [len(sums) for sums in matrix.sums()] == [0, 0]
        Terms.validate(matrix.terms)


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS))), max_size=6),
    st.data(),
)
def test_sums_over_any_choice_are_those_of_the_dense_matrix(make_tokens, texts, data):
    matrix = document_term_matrix(make_tokens([(" ".join(a), " ".join(b)) for a, b in texts]), len(texts))
    chosen = np.array(
        sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), max_size=len(texts)) if texts else st.just(set()))),
        dtype=np.intp,
    )
    dense = matrix.counts.toarray()[chosen]
    counts = matrix.sums(chosen)
    assert (counts.term_frequency == dense.sum(axis=0)).all()
    assert (counts.document_frequency == (dense > 0).sum(axis=0)).all()
    assert matrix.sums().term_frequency.sum() == sum(
        word.partition("_")[2] not in NOT_COUNTED for pair in texts for words in pair for word in words
    )


@given(st.lists(st.lists(st.sampled_from(("区民", "協働", "窓口")), max_size=6), min_size=1, max_size=6), st.data())
def test_the_weights_of_a_comments_terms_are_added_once_each(make_tokens, texts, data):
    matrix = document_term_matrix(make_tokens([(" ".join(words), None) for words in texts]), len(texts))
    positions = np.array(data.draw(st.lists(st.integers(0, len(texts) - 1), unique=True)), dtype=np.intp)
    weights = np.arange(1.0, len(matrix.terms) + 1)
    present = (matrix.counts.toarray()[positions] > 0).astype(float)
    assert matrix.weights(positions, weights).tolist() == (present @ weights).tolist()


def test_the_column_of_each_word_is_known_and_of_other_words_that_there_is_none(make_tokens):
    matrix = document_term_matrix(make_tokens([("区民 協働", None), ("窓口", None)]), 2)
    terms = matrix.terms["term"].tolist()
    for words in (["協働", "ない語", "区民"], [], ["窓口"]):
        index = pd.Index(words, dtype="str")
        expected = [terms.index(word) if word in terms else -1 for word in words]
        assert matrix.columns_of(index).tolist() == matrix.columns_of(index).tolist() == expected
