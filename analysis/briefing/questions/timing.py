"""Considerations without a year: until when is there to be a result?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.future import clauses_of

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "without_year"


def without_year(asking: Asking) -> list[Question]:
    """One a comment whose reply says that something will be considered, and never names a year in saying so."""
    clauses = clauses_of(asking.material, ("consider",))
    dated = clauses.loc[clauses["western_year"].notna(), "id"]
    first = clauses[~clauses["id"].isin(dated)].drop_duplicates("id")
    quotes = dict(zip(first["id"], first["quote"], strict=True))
    return [*asking.each(KIND, quotes), *asking.rest(KIND, quotes)]
