"""What replies say will be done, and until when."""

from __future__ import annotations

from analysis.briefing.build import briefing
from analysis.briefing.content import Count
from analysis.selection import Selection
from tests.analysis.briefings import DAY


def test_each_clause_is_verbatim_and_names_its_comment(nerima, corpus):
    replies = nerima.quotations
    rows = nerima.section("postponed").table("promises").rows
    assert len(rows) > 50
    assert all(quote in replies[comment].reply and (year is None or year in quote) for comment, _, year, quote in rows)


def test_a_comment_under_a_merged_cell_has_the_clauses_of_the_reply_that_answers_it(nerima):
    clauses = {comment: quote for comment, _, _, quote in nerima.section("postponed").table("promises").rows}
    assert clauses["5"] == clauses["4"]


def test_comments_of_a_grade_are_either_dated_or_not(nerima):
    for grade, dated, undated, _ in nerima.section("postponed").table("promise_grades").rows:
        clauses = [row for row in nerima.section("postponed").table("promises").rows if row[1] == grade]
        assert {row[0] for row in clauses} == set(dated.ids) | set(undated.ids)
        assert not set(dated.ids) & set(undated.ids)
        assert all(any("年" in (row[2] or "") for row in clauses if row[0] == comment) for comment in dated.ids)


def test_of_no_comments_there_is_no_table(corpus):
    section = briefing(corpus, Selection("coded", query="ない語だからない"), date=DAY).section("postponed")
    assert section.tables == () and section.figures == ()


def test_only_selected_comments_are_told_of(corpus):
    found = briefing(corpus, Selection("coded", ("柱Ⅲ",)), date=DAY)
    chosen = {each for each, quotation in found.quotations.items() if quotation.pillar == "柱Ⅲ 人事・人材育成"}
    cells = [cell for table in found.section("postponed").tables for row in table.rows for cell in row]
    assert {each for cell in cells if isinstance(cell, Count) for each in cell.ids} <= chosen


def test_dated_and_undated_comments_are_those_of_the_findings(corpus, nerima):
    found = corpus.findings.promises
    names = {row[0]: row for row in nerima.section("postponed").table("promise_grades").rows}
    own = found[(found["grade"] == "consider") & ~found["other"]]
    shared = dict(zip(corpus.consultation.comments["id"], corpus.consultation.comments["reply_shared_with"], strict=True))
    answered = {id_: shared[id_] if isinstance(shared[id_], str) else id_ for id_ in shared}
    with_year = set(own.loc[own["western_year"].notna(), "id"])
    considered = [id_ for id_, reply in answered.items() if reply in set(own["id"])]
    row = next(row for name, row in names.items() if "検討" in name)
    assert row[1].ids == tuple(id_ for id_ in considered if answered[id_] in with_year)
    assert row[2].ids == tuple(id_ for id_ in considered if answered[id_] not in with_year)


def test_a_clause_stands_with_the_time_it_names(corpus, nerima):
    times = {(row.id, row.quote): row.year for row in corpus.findings.promises.itertuples()}
    rows = [row for row in nerima.section("postponed").table("promises").rows if (row[0], row[3]) in times]
    named = [row for row in rows if isinstance(times[row[0], row[3]], str)]
    assert named and all(row[2] == times[row[0], row[3]] for row in named)
    assert all(row[2] is None for row in rows if row not in named)
