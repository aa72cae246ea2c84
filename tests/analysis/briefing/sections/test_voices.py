"""One comment a pillar: who is quoted, and what stands beside it."""

from __future__ import annotations

from analysis.briefing.arrangement import SECTIONS, Arrangement
from analysis.briefing.build import briefing
from analysis.selection import Selection
from tests.analysis.briefings import DAY


def test_a_quote_a_pillar_in_the_order_of_the_document_with_both_texts(nerima, corpus):
    section, comments = nerima.section("voices"), corpus.consultation.comments.set_index("id")
    order = corpus.consultation.pillars.sort_values("order")
    rows = section.table("voices").rows
    assert [row[1] for row in rows] == [row.short_name for row in order.itertuples() if (comments["pillar"] == row.pillar).any()]
    assert tuple(row[0] for row in rows) == section.quoted
    marks = dict(zip(corpus.consultation.comments["id"], corpus.consultation.marks("coded"), strict=True))
    for comment, _, label, opinion, reply in rows:
        own = comments.loc[comment]
        answer = own["reply"] if isinstance(own["reply"], str) else comments.loc[own["reply_shared_with"], "reply"]
        assert (opinion, reply) == (own["opinion"], answer) and label.startswith(marks[comment])


def test_a_comment_that_a_person_chose_takes_the_place_of_the_typical_one(corpus, nerima):
    before = nerima.section("voices").quoted
    comments = corpus.consultation.comments
    other = next(id_ for id_ in comments.loc[comments["pillar"] == "柱Ⅱ", "id"] if id_ not in before)
    found = briefing(corpus, Selection("coded"), date=DAY, arrangement=Arrangement(SECTIONS, voices=(other,)))
    after = found.section("voices").quoted
    assert other in after and [a for a, b in zip(before, after, strict=True) if a == b] == [a for a in before if a in after]
    assert len(set(before) - set(after)) == 1
