"""What could not be taken up, in the words of the reply, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Cell, Column, Count, Section, Table
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
from analysis.briefing.sections.clauses import QUOTE, SEPARATOR, outcomes_of
from analysis.briefing.sections.concentration import PILLAR

if TYPE_CHECKING:
    from analysis.briefing.material import Material

KEY = "refused"
REASON = Column("reason", "理由とされた文", "long", "〜ため、〜ことから、したがって などで示された理由。見つからなければ空欄")


def refused(material: Material) -> Section:
    """Tell of the comments that could not be taken up, with the clauses that say so and the reasons they give."""
    table = refused_table(material)
    details = [*official_sentences(material, KEY), *unsure_sentences(material, KEY)]
    if table.rows and material.basis != "estimated":  # an estimate is no refusal, so nothing is missing where no reason is given
        silent = without_reason(table)
        details.append(material.judged(KEY, "silent", count=Count(silent)) if silent else material.judged(KEY, "spoken"))
    title, message = section_title(material, KEY), answered_message(material, KEY)
    return Section(KEY, title, message, tuple(details), tables=(table,) if table.rows else ())


def refused_table(material: Material) -> Table:
    """One row a comment that could not be taken up: its opinion, the clauses that say so, their reasons, the reply."""
    plain, found = answered_table(material, KEY), outcomes_of(material)
    found = found[found["outcome"] == "not_adopted"]
    replies = {str(row[0]): row[3] for row in plain.rows}
    clauses = found[found["quote"] != found["id"].map(replies)]  # a whole reply is no clause
    quotes = clauses.groupby("id")["quote"].agg(SEPARATOR.join).to_dict()
    reasons = found.dropna(subset="reason").groupby("id")["reason"].agg(SEPARATOR.join).to_dict()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (comment, pillar, opinion, quotes.get(comment), reasons.get(comment), reply)
        for comment, pillar, opinion, reply in plain.rows
    )
    columns = material.said(NUMBER, PILLAR, OPINION, QUOTE, REASON, REPLY)
    return Table(KEY, plain.title, columns, rows, plain.basis)


def without_reason(table: Table) -> tuple[str, ...]:
    """The comments in whose refusal no words give a reason."""
    return tuple(
        str(comment) for comment, reason in zip(table.column("comment"), table.column("reason"), strict=True) if not reason
    )
