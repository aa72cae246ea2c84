"""Each kind of node is known to everything that takes rules apart: a new one is named where it is missing, not guessed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import pytest

from analysis.place_words import OWN_WORDS
from analysis.themes.matching.evaluation import evaluate
from analysis.themes.matching.texts import texts_of
from analysis.themes.rules.expression import (
    Both,
    Chosen,
    Either,
    Except,
    Expression,
    InField,
    Near,
    Not,
    Pillar,
    Reference,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
    Term,
    children,
    combines_places,
    is_place,
    with_children,
)
from analysis.themes.rules.rule_text import as_rule
from pages.components.themes.rule_words import in_words

A, B, C = Term("甲"), Term("乙"), Term("丙")
# node, its parts, whether it stands for places, whether its parts have to
NODES = [
    (A, (), True, False),
    (Either((A, B)), (A, B), True, False),
    (Both((A, B)), (A, B), False, False),
    (Not(A), (A,), False, False),
    (Except(A, B), (A, B), True, True),
    (Near((A, B), 3), (A, B), True, True),
    (Sequence((A, B), 3), (A, B), True, True),
    (SameSentence(A), (A,), True, False),
    (SameComment(A), (A,), False, False),
    (InField("reply", A), (A,), False, False),
    (Pillar(("柱Ⅰ",)), (), False, False),
    (ResponseType(("◎",)), (), False, False),
    (Reference("語群"), (), True, False),
    (Chosen(), (), False, False),
]


@dataclass(frozen=True)
class New:
    """A node that nothing knows yet."""

    part: Term = A


def test_the_table_holds_every_kind_of_node():
    assert {type(node) for node, *_ in NODES} == set(get_args(Expression))


@pytest.mark.parametrize(("node", "parts", "place", "combines"), NODES, ids=lambda value: type(value).__name__)
def test_a_node_says_what_it_is_made_of(node, parts, place, combines):
    assert children(node) == parts
    assert (is_place(node), combines_places(node)) == (place, combines)


@pytest.mark.parametrize("node", [node for node, *_ in NODES], ids=lambda node: type(node).__name__)
def test_other_parts_change_nothing_else_of_a_node(node):
    others = (B, C)[: len(children(node))]
    changed = with_children(node, others)
    assert children(changed) == others
    assert with_children(changed, children(node)) == node


def test_an_alternative_is_a_place_only_where_all_its_parts_are():
    assert not is_place(Either((A, Not(B))))


def said(expression):
    return in_words(expression, OWN_WORDS)


@pytest.mark.parametrize("reads", [children, is_place, combines_places, as_rule, said, lambda new: with_children(new, (B,))])
def test_a_node_that_nothing_knows_is_refused(reads):
    with pytest.raises(AssertionError, match="New"):
        reads(New())


def test_a_node_that_nothing_knows_is_not_evaluated(tables):
    with pytest.raises(AssertionError, match="New"):
        evaluate(New(), texts_of(*tables("甲")))


def test_a_name_is_not_evaluated_before_it_is_replaced(tables):
    with pytest.raises(TypeError, match="<語群>"):
        evaluate(Reference("語群"), texts_of(*tables("甲")))
