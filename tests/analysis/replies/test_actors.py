"""Departments, governments and partners that a reply names."""

from __future__ import annotations

import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.replies import schema
from analysis.replies.actors import ActorRule, actors, read_actor_rules
from tests.analysis.replies.made_up_comments import comments_of


def named(*replies):
    comments = comments_of(*((str(n), "町会", reply, None) for n, reply in enumerate(replies)))
    tokens = join_compounds(tokenize_comments(comments, Lexicon()), comments)
    return schema.Actors.validate(actors(tokens, read_actor_rules()))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("都市整備課が国と連携します。", [("都市整備課", "department"), ("国", "government")]),
        (
            "東京都や警察、ボランティア団体と進めます。",
            [("東京都", "government"), ("警察", "government"), ("ボランティア団体", "partner")],
        ),
        ("課題の一部を教室や薬局で、都市の機会に取り組みます。", []),
    ],
)
def test_actors_are_named_in_order_with_their_kind(reply, expected):
    table = named(reply)
    assert list(zip(table["actor"], table["kind"], strict=True)) == expected
    assert [reply[row.start : row.end] for row in table.itertuples()] == [actor for actor, _ in expected]


def test_only_the_reply_is_read_and_nothing_gives_an_empty_table():
    assert named("はい。").empty
    assert named().empty


def test_a_longer_ending_or_the_bare_word_can_be_excepted():
    rule = ActorRule("department", "課", ending=True, exceptions=("課", "日課"))
    assert [rule.names(word) for word in ("協働推進課", "課", "日課", "課題")] == [True, False, False, False]
    assert not ActorRule("government", "国", ending=False, exceptions=()).names("外国")
