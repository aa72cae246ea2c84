"""Departments, governments and partners that a reply names."""

from __future__ import annotations

import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.replies import schema
from analysis.replies.outcomes.actors import ActorRule, actors, read_actor_rules
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
        # of a school plan: words that go on, and words for any school at all, name nobody
        ("学校づくりと学校教育を見直し、各学校や学校等で進めます。", []),
        ("企業向けの講座を、企業等と開きます。", [("企業", "partner")]),
        ("光が丘小学校と協会、国際交流協会が進めます。", [("光が丘小学校", "partner"), ("国際交流協会", "partner")]),
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
    school = ActorRule("partner", "学校", ending=True, exceptions=("=学校", "=小学校", "専門学校"))
    named_ones = [word for word in ("学校", "小学校", "光が丘小学校", "理容専門学校") if school.names(word)]
    assert named_ones == ["光が丘小学校"]
    rule = ActorRule("department", "課", ending=True, exceptions=("課", "日課"))
    assert [rule.names(word) for word in ("協働推進課", "課", "日課", "課題")] == [True, False, False, False]
    assert not ActorRule("government", "国", ending=False, exceptions=()).names("外国")


def test_rows_are_numbered_from_nought_whatever_was_found_first():
    table = named("町会と国が進めます。", "国と町会が進めます。")
    assert table.index.tolist() == list(range(len(table)))
    assert table[["row", "start"]].equals(table[["row", "start"]].sort_values(["row", "start"]))
