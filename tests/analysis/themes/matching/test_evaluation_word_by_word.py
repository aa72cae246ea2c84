"""Evaluation agrees with a plain reading: every rule, on small texts, looked at word by word and pair by pair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.assignment import assign
from analysis.themes.codebook import Theme
from analysis.themes.matching.evaluation import evaluate
from analysis.themes.matching.texts import texts_of
from analysis.themes.rules.expression import Both, Either, Except, InField, Near, Not, SameSentence, Sequence, Term
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_text import as_rule
from tests.analysis.themes.conftest import comments_of, tokens_of

WORDS = ["a", "b", "ab", "c", "。"]
small_terms = st.sampled_from(["a", "b", "ab", "ba", "c", "abc"]).map(Term)


def _several(parts):
    return st.lists(parts, min_size=2, max_size=3).map(tuple)


def _placed(parts):
    apart = st.integers(1, 4)
    return st.one_of(
        st.builds(Either, _several(parts)),
        st.builds(Except, parts, parts),
        st.builds(Near, _several(parts), apart),
        st.builds(Sequence, _several(parts), apart),
    )


small_places = st.recursive(small_terms, _placed, max_leaves=5)

conditions = st.recursive(
    small_places,
    lambda parts: st.one_of(
        st.builds(Either, _several(parts)),
        st.builds(Both, _several(parts)),
        st.builds(Not, parts),
        st.builds(InField, st.sampled_from(["opinion", "reply"]), parts),
        st.builds(SameSentence, parts),
    ),
    max_leaves=8,
)
documents = st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=4)


def _term_runs(words, text):
    """Every run of words that spells the text."""
    return {
        (first, last)
        for first in range(len(words))
        for last in range(first, len(words))
        if "".join(words[first : last + 1]) == text
    }


def _runs(expression, words, field, cut):
    """Places of an expression in one text, by looking at every pair of words. `cut` tells which words stand together."""
    match expression:
        case Term(text):
            return _term_runs(words, text)
        case Either(parts):
            return set().union(*(_runs(part, words, field, cut) for part in parts))
        case Except(part, excluded):
            out = _runs(excluded, words, field, cut)
            return {run for run in _runs(part, words, field, cut) if not any(_overlap(run, each) for each in out)}
        case Near(parts, within):
            first, *others = [_runs(part, words, field, cut) for part in parts]
            kept = {run for run in first if all(any(_close(run, each, within, cut) for each in other) for other in others)}
            return kept.union(
                *({run for run in other if any(_close(run, each, within, cut) for each in kept)} for other in others)
            )
        case Sequence(parts, within):
            return _chains([_runs(part, words, field, cut) for part in parts], within, cut)
    raise TypeError(expression)


def _overlap(one, other):
    return one[0] <= other[1] and other[0] <= one[1]


def _after(one, other, within, cut):
    return 0 < other[0] - one[1] <= within and cut[one[1]] == cut[other[0]]


def _close(one, other, within, cut):
    return _overlap(one, other) or _after(one, other, within, cut) or _after(other, one, within, cut)


def _chains(parts, within, cut):
    """All places that are part of a whole chain."""
    chains = [[run] for run in parts[0]]
    for part in parts[1:]:
        chains = [[*chain, run] for chain in chains for run in part if _after(chain[-1], run, within, cut)]
    return {run for chain in chains for run in chain}


def _holds(expression, words, field):
    match expression:
        case Both(parts):
            return all(_holds(part, words, field) for part in parts)
        case Either(parts):
            return any(_holds(part, words, field) for part in parts)
        case Not(part):
            return not _holds(part, words, field)
        case InField(name, part):
            return field == name and _holds(part, words, field)
        case SameSentence(part):
            return any(_holds(part, sentence, field) for sentence in _sentences(words))
        case _:
            return bool(_runs(expression, words, field, [0] * len(words)))


def _sentences(words):
    sentences, begin = [], 0
    for place, word in enumerate(words):
        if word == "。" or place == len(words) - 1:
            sentences.append(words[begin : place + 1])
            begin = place + 1
    return sentences


def _tables(document):
    texts = [("|".join(opinion), "|".join(reply)) for opinion, reply in zip(document, reversed(document), strict=True)]
    return comments_of(*texts), tokens_of(*texts)


@settings(deadline=None, max_examples=200)
@given(conditions, documents)
def test_evaluation_agrees_with_reading_word_by_word(expression, document):
    comments, tokens = _tables(document)
    found = evaluate(expression, texts_of(comments, tokens)).holds.reshape(-1, 2)
    expected = [
        [_holds(expression, opinion, "opinion"), _holds(expression, reply, "reply")]
        for opinion, reply in zip(document, reversed(document), strict=True)
    ]
    assert found.tolist() == expected


@settings(deadline=None, max_examples=50)
@given(conditions, conditions, documents)
def test_de_morgan(one, other, document):
    arranged = texts_of(*_tables(document))

    def holds(expression):
        return evaluate(expression, arranged).holds.tolist()

    assert holds(Not(Both((one, other)))) == holds(Either((Not(one), Not(other))))
    assert holds(Not(Either((one, other)))) == holds(Both((Not(one), Not(other))))


@settings(deadline=None, max_examples=100)
@given(conditions, documents)
def test_every_assignment_shows_words_that_stand_there(expression, document):
    comments, tokens = _tables(document)
    found = assign([Theme("T", "T", "…", as_rule(expression), expression=expression)], comments, tokens)
    holds = evaluate(expression, texts_of(comments, tokens)).holds
    assert {(row, field == "reply") for row, field in zip(found["row"], found["field"], strict=True)} == {
        (place // 2, bool(place % 2)) for place in holds.nonzero()[0].tolist()
    }
    for place in found.itertuples():
        assert comments[place.field].iloc[place.row][place.start : place.end] == place.evidence


@pytest.mark.parametrize("rule", ["「a」 かつ not 「b」", "not 「a」"])
def test_nothing_is_found_where_nothing_is(rule):
    comments, tokens = _tables([])
    assert assign([Theme("T", "T", "…", rule, expression=parse(rule))], comments, tokens).empty
