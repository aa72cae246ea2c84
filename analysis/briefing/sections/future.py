"""What replies say will be done, and until when: clauses of the selected comments' replies, graded by their wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.briefing.content import Cell, Column, Count, Figure, Section, Sentence, Series, Table
from analysis.briefing.sections.answers import (
    NUMBER,
    OPINION,
    REPLY,
    answered_message,
    answered_table,
    official_sentences,
    section_title,
    unsure_sentences,
)
from analysis.briefing.sections.clauses import QUOTE, SEPARATOR
from analysis.briefing.sections.concentration import PILLAR
from analysis.replies.outcomes.promises import read_grades
from analysis.replies.reply_rows import reply_rows

if TYPE_CHECKING:
    from analysis.briefing.material import Material

FUTURE = ("will_do", "proceed", "consider")
"""Grades that tell of what is still to come."""
GRADE = Column("grade", "書き方", description="回答の文の言い方による段階")
YEAR = Column("year", "年・時期", description="文に書かれた年や時期。書かれていなければ空欄")


def postponed(material: Material) -> Section:
    """Tell of the comments to be considered later, and of every clause of a reply that speaks of the future."""
    key = "postponed"
    grades, clauses = grade_table(material), clause_table(material)
    table = _with_clauses(material, answered_table(material, key))
    tables = (table if table.rows else None, grades if clauses.rows else None, clauses if clauses.rows else None)
    return Section(
        key,
        section_title(material, key),
        answered_message(material, key),
        (*official_sentences(material, key), *unsure_sentences(material, key), *_future_sentences(material)),
        (_figure(grades),) if clauses.rows else (),
        tuple(each for each in tables if each is not None),
    )


def clauses_of(material: Material, grades: tuple[str, ...]) -> pd.DataFrame:
    """Graded clauses of the replies that answer selected comments, in document order.

    One row is a clause and a comment it answers: id, grade, quote, cue, year (as written), western_year, doer. A reply that
    answers several comments through a merged cell stands once for each. What others do (国は検討を進めています) is left out.
    """
    answered = pd.DataFrame(
        {"row": reply_rows(material.consultation.comments).iloc[material.selected.positions], "answers": material.ids}
    )
    found = material.corpus.findings.promises
    found = found[found["grade"].isin(grades) & ~found["other"]]
    merged = answered.dropna().astype({"row": "int64"}).merge(found, on="row")
    return merged.assign(id=merged["answers"])[["id", "grade", "quote", "cue", "year", "western_year", "doer"]]


def grade_table(material: Material) -> Table:
    """One row a grade: comments whose reply has such a clause, and those of which one such clause names a year."""
    clauses, names = clauses_of(material, FUTURE), read_grades(material.corpus.data).set_index("grade")
    columns = (
        GRADE,
        Column("dated", "年の書かれたもの", "count", "その段階の文のどれかに年がある回答の付いた意見の数"),
        Column("undated", "年のないもの", "count", "その段階の文のどれにも年がない回答の付いた意見の数"),
        Column("meaning", "段階の意味", "long", "段階の決め方"),
    )
    rows: list[tuple[Cell, ...]] = []
    for grade in FUTURE:
        here = clauses[clauses["grade"] == grade]
        dated = set(here.loc[here["western_year"].notna(), "id"])
        ids = list(dict.fromkeys(here["id"]))
        counts = (Count(tuple(each for each in ids if (each in dated) == wanted)) for wanted in (True, False))
        rows.append((str(names.loc[grade, "name"]), *counts, str(names.loc[grade, "meaning"])))
    return Table("promise_grades", "回答に書かれた今後の対応（意見の数）", columns, tuple(rows))


def clause_table(material: Material) -> Table:
    """One row a clause that speaks of the future and a comment it answers."""
    clauses, names = clauses_of(material, FUTURE), read_grades(material.corpus.data).set_index("grade")["name"].to_dict()
    cells = zip(clauses["id"], clauses["grade"], clauses["year"], clauses["quote"], strict=True)
    rows = tuple((comment, names[grade], year if isinstance(year, str) else None, quote) for comment, grade, year, quote in cells)
    return Table("promises", "回答に書かれた今後の対応（文ごと）", material.said(NUMBER, GRADE, YEAR, QUOTE), rows)


def _with_clauses(material: Material, table: Table) -> Table:
    """Put the clauses that speak of the future, and the times they name, before the whole reply."""
    clauses = clauses_of(material, FUTURE)
    quotes = clauses.groupby("id")["quote"].agg(SEPARATOR.join).to_dict()
    years = clauses.dropna(subset="year").groupby("id")["year"].agg(lambda each: "、".join(dict.fromkeys(each))).to_dict()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (comment, pillar, opinion, quotes.get(comment), years.get(comment), reply)
        for comment, pillar, opinion, reply in table.rows
    )
    return Table(table.name, table.title, material.said(NUMBER, PILLAR, OPINION, QUOTE, YEAR, REPLY), rows, table.basis)


def _future_sentences(material: Material) -> tuple[Sentence, ...]:
    """How many replies say that something is to be considered, and how many of these name a year."""
    clauses = clauses_of(material, ("consider",))
    if clauses.empty:
        return ()
    dated = set(clauses.loc[clauses["western_year"].notna(), "id"])
    ids = tuple(dict.fromkeys(clauses["id"]))
    with_year = Count(tuple(each for each in ids if each in dated))
    say = material.templates.say
    return say("postponed", "consider", count=Count(ids), dated=with_year), say("postponed", "years"), say("postponed", "graded")


def _figure(grades: Table) -> Figure:
    series = (Series("dated", "年の書かれたもの", "already_in_draft"), Series("undated", "年のないもの", "other"))
    return Figure(grades.name, grades.title, "grade", series)
