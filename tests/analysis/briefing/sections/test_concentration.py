"""What is called the largest, which themes are listed, and what is said of them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.briefing.build import briefing
from analysis.briefing.content import Count, Sentence
from analysis.briefing.sections.concentration import largest
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING


def said(*counts):
    """The template that is chosen and what is put into it."""
    chosen = []

    def say(key, template, **parts):
        chosen.append((template, str(parts["largest"]), tuple(parts["count"].ids)))
        return Sentence(())

    largest("concentration", [(name, Count(tuple(ids))) for name, ids in counts], say)
    return chosen[0]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([("あ", "12"), ("い", "3")], ("message", "あ", ("1", "2"))),
        ([("い", "3"), ("あ", "12")], ("message", "あ", ("1", "2"))),
        ([("あ", "12"), ("い", "")], ("message_only", "あ", ("1", "2"))),
        ([("あ", "12"), ("い", "34")], ("message_even", "あい", ("1", "2", "3", "4"))),
        ([("あ", "12"), ("い", "34"), ("う", "5")], ("message_tied", "あい", ("1", "2", "3", "4"))),
    ],
)
def test_the_first_the_only_one_or_all_that_have_as_many(counts, expected):
    assert said(*counts) == expected


def test_ten_themes_at_most_those_of_most_opinions(corpus):
    table = briefing(corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING).section("concentration").table("themes")
    counts = [int(count) for count in table.column("count")]
    assert len(counts) == 10 and counts == sorted(counts, reverse=True)


def test_the_theme_of_most_opinions_is_named(corpus):
    found = briefing(corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING).section("concentration")
    first, second, *_ = found.table("themes").rows
    assert int(first[1]) > int(second[1])
    assert found.details[0].text == f"話題では「{first[0]}」に触れた意見が{first[1]}で、最も多くなっています。"


def test_without_themes_nothing_is_said_or_drawn_of_them(with_comments):
    corpus = with_comments(lambda comments: comments.assign(opinion=pd.array(["あ。"] * len(comments), dtype="str")))
    found = briefing(corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING).section("concentration")
    assert found.details == ()
    assert [figure.table for figure in found.figures] == ["pillars"]
    assert [table.name for table in found.tables] == ["pillars"]
