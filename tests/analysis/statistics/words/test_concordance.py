import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import Concordance, Occurrences
from analysis.statistics.words.concordance import by_neighbours, in_context, occurrences
from analysis.statistics.words.frequency import term_frequency


def concordance(comments, tokens, term, *, width=20, **choice):
    """Each use of a term in its context, as page and command show it."""
    return in_context(comments, occurrences(tokens, term, **choice), width=width)


def test_each_use_stands_in_its_verbatim_context(comments, tokens):
    table = concordance(comments, tokens, "区民", width=3)
    assert list(table[["id", "field", "start", "left", "keyword", "right"]].itertuples(index=False, name=None)) == [
        ("1", "opinion", 0, "", "区民", "の協働"),
        ("1", "opinion", 9, "進める", "区民", ""),
        ("1", "reply", 0, "", "区民", "と進め"),
        ("2", "opinion", 8, "化とこと"[1:], "区民", ""),
    ]
    Concordance.validate(table)


def test_field_and_choice_narrow_the_uses(comments, tokens):
    assert concordance(comments, tokens, "区民", field="reply")["id"].tolist() == ["1"]
    assert concordance(comments, tokens, "区民", positions=np.array([1, 2]))["id"].tolist() == ["2"]
    assert concordance(comments, tokens, "区民", positions=np.array([], dtype=np.intp)).empty


def test_line_breaks_and_blanks_between_words_stay(make_tokens, make_comments):
    comments = make_comments([("区民 窓口", None)]).assign(opinion="区民 \n窓口")
    tokens = make_tokens([("区民 窓口", None)]).assign(
        start=np.array([0, 4], dtype=np.int32), end=np.array([2, 6], dtype=np.int32)
    )
    assert concordance(comments, tokens, "窓口")["left"].tolist() == ["区民 \n"]


def test_as_many_uses_as_the_frequency_counts(tokens):
    frequency = term_frequency(document_term_matrix(tokens, 4)).set_index("term")["term_frequency"]
    assert {term: len(occurrences(tokens, term)) for term in frequency.index} == frequency.to_dict()


def test_a_particle_is_shown_only_on_demand(tokens):
    assert occurrences(tokens, "の").empty
    assert len(occurrences(tokens, "の", counted=False)) == 2


def test_an_unknown_word_and_an_empty_table_give_no_uses_of_the_same_types(comments, tokens, make_comments, make_tokens):
    for table in (concordance(comments, tokens, "図書館"), concordance(make_comments([]), make_tokens([]), "区民")):
        assert table.empty
        Concordance.validate(table)
    Occurrences.validate(occurrences(tokens, "図書館"))


def test_only_the_uses_to_be_shown_are_cut_out(comments, tokens):
    uses = occurrences(tokens, "区民")
    assert in_context(comments, uses.iloc[1:3])["start"].tolist() == [9, 0]


@given(words=st.lists(st.sampled_from(["区", "区民", "窓口", "＊こと", "の_助詞"]), min_size=1), width=st.integers(0, 9))
def test_left_keyword_and_right_are_one_verbatim_piece(make_tokens, make_comments, words, width):
    texts = [(" ".join(words), " ".join(reversed(words)))]
    comments, tokens = make_comments(texts), make_tokens(texts)
    for term in ("区", "区民", "窓口", "こと"):
        for use in concordance(comments, tokens, term, width=width).itertuples():
            text = comments[use.field].iloc[use.row]
            assert text[use.start : use.end] == use.keyword == term
            assert text[max(use.start - width, 0) : use.end + width] == use.left + use.keyword + use.right
            assert len(use.left) <= width and len(use.right) <= width


def test_uses_can_be_sorted_by_the_words_beside_them(make_tokens, make_comments):
    texts = [("い 語 う え", None), ("あ 語 う い", None), ("語 え", "い 語")]
    comments, tokens = make_comments(texts), make_tokens(texts)
    uses = occurrences(tokens, "語")

    def lines(side):
        table = in_context(comments, by_neighbours(tokens, uses, side))
        return [(use.left, use.right) for use in table.itertuples()]

    assert lines("right") == [("い", ""), ("あ", "うい"), ("い", "うえ"), ("", "え")]
    assert lines("left") == [("", "え"), ("あ", "うい"), ("い", "うえ"), ("い", "")]
    Occurrences.validate(by_neighbours(tokens, uses.iloc[:0], "left"))


@given(words=st.lists(st.sampled_from(["区", "区民", "窓口", "の_助詞"]), min_size=1), side=st.sampled_from(["left", "right"]))
def test_sorting_by_neighbours_keeps_every_use_and_orders_by_the_words(make_tokens, words, side):
    tokens = make_tokens([(" ".join(words), None)])
    uses = occurrences(tokens, "区")
    ordered = by_neighbours(tokens, uses, side)
    assert sorted(ordered["token"]) == uses["token"].tolist()
    plain = [word.partition("_")[0] for word in words]
    beside = [
        plain[place + 1 : place + 4] if side == "right" else plain[max(place - 3, 0) : place][::-1] for place in ordered["token"]
    ]
    assert beside == sorted(beside)
