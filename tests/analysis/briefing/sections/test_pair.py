"""Two pillars side by side, counted here anew from the tables."""

from __future__ import annotations

import statistics

import pandas as pd
import pytest

from analysis.briefing.arrangement import SECTIONS, Arrangement
from analysis.briefing.build import briefing
from analysis.selection import Selection
from tests.analysis.briefings import DAY

PAIR = ("柱Ⅰ", "柱Ⅱ")


def section_of(corpus, pair=PAIR, basis="coded"):
    return briefing(corpus, Selection(basis), date=DAY, arrangement=Arrangement(SECTIONS, pair=pair)).section("pair")


def test_counts_and_lengths_of_each_side(corpus):
    comments = corpus.consultation.comments.assign(mark=corpus.consultation.marks("coded").array)
    order = corpus.consultation.response_types.sort_values("order")["mark"]
    for pillar, row in zip(PAIR, section_of(corpus).table("pair").rows, strict=True):
        here = comments[comments["pillar"] == pillar]
        assert row[1].ids == tuple(here["id"])
        assert [cell.ids for cell in row[2:-2]] == [tuple(here.loc[here["mark"] == mark, "id"]) for mark in order]
        texts = [[len(text) for text in here[field] if isinstance(text, str)] for field in ("opinion", "reply")]
        assert list(row[-2:]) == [statistics.median(each) for each in texts]


def test_a_side_without_a_reply_has_no_length_of_it(with_comments):
    def without_replies(comments):
        fields = ("reply", "reply_shared_with")
        return comments.assign(**{field: comments[field].mask(comments["pillar"] == "柱Ⅰ") for field in fields})

    first, second = section_of(with_comments(without_replies)).table("pair").rows
    assert first[-1] is None and second[-1] is not None


def test_themes_are_counted_in_the_opinions_of_each_side(corpus):
    given = corpus.assignments
    given = given[given["field"] == "opinion"]
    comments = corpus.consultation.comments
    codes = {theme.name: theme.code for theme in corpus.themes}
    rows = section_of(corpus).table("pair_themes").rows
    assert len(rows) == 10
    for name, *counts in rows:
        with_theme = set(comments["id"].iloc[given.loc[given["theme"] == codes[name], "row"]])
        for pillar, count in zip(PAIR, counts, strict=True):
            assert count.ids == tuple(id_ for id_ in comments.loc[comments["pillar"] == pillar, "id"] if id_ in with_theme)


def test_a_theme_that_is_looked_for_under_one_pillar_only_is_not_compared(corpus):
    """デジタル人材・組織体制 is a theme of 柱Ⅱ: its 0 under 柱Ⅰ would say nothing."""
    names = {row[0] for row in section_of(corpus).table("pair_themes").rows}
    one_sided = {theme.name for theme in corpus.themes if theme.pillars}
    assert one_sided and not names & (one_sided - {theme.name for theme in corpus.themes if not theme.pillars})


def answers(corpus, pair=PAIR, basis="coded"):
    return [each for each in section_of(corpus, pair, basis).details if any(part.ids for part in each.parts)]


def test_the_most_frequent_response_type_of_each_side_is_named_with_its_comments(corpus):
    comments = corpus.consultation.comments.assign(mark=corpus.consultation.marks("coded").array)
    (sentence,) = answers(corpus)
    found = [part.ids for part in sentence.parts if part.ids]
    for pillar, ids in zip(PAIR, found, strict=True):
        here = comments[comments["pillar"] == pillar]
        most = here["mark"].value_counts().index[0]
        assert ids == tuple(here.loc[here["mark"] == most, "id"])


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (("○", "○", "□"), True),
        (("○", "○"), True),  # the only one there is
        (("○", "□"), False),  # one each
        (("○", "○", "□", "□"), False),
        (("○",), False),  # of one comment
        ((), False),
    ],
)
def test_it_is_named_only_where_it_is_the_only_one_and_of_two_comments(corpus, with_comments, marks, said):
    def changed(comments):
        whole = pd.Series(None, index=comments.index, dtype="str")
        whole[comments["pillar"] == "柱Ⅱ"] = "○"
        first = comments.index[comments["pillar"] == "柱Ⅰ"][: len(marks)]
        whole[first] = list(marks)
        return comments.assign(printed_mark=whole.astype("str"))

    assert bool(answers(with_comments(changed), basis="printed")) == said
