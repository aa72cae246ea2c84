"""Considerations without a year: until when is there to be a result?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.sections.future import clauses_of

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "without_year"
WATCHES = r"(?:注視|見極め|見守)(?:(?!検討|研究|検証|協議|議論)[^、])*$"
"""How a clause ends that says no more than that something is watched."""


def without_year(asking: Asking) -> list[Question]:
    """One a comment whose reply says that something will be considered, and never names a year in saying so.

    What others consider is not asked of the publisher, nor is a result asked of who only watches (動向を注視します).
    """
    clauses = clauses_of(asking.material, ("consider",))
    clauses = clauses[~clauses["quote"].str.contains(WATCHES)]
    dated = clauses.loc[clauses["western_year"].notna(), "id"]
    first = clauses[~clauses["id"].isin(dated)].drop_duplicates("id")
    quotes = dict(zip(first["id"], first["quote"], strict=True))
    return [*asking.each(KIND, quotes), *asking.rest(KIND, quotes)]
