"""Requests of which a reply does not speak: what of these?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "unanswered"
ASKING = ("request", "proposal", "question")
"""Kinds of parts of an opinion that want an answer; others state or praise."""


def unanswered(asking: Asking) -> list[Question]:
    """One a comment that asks for something its reply does not speak of, the least spoken of first; never how many there are."""
    material = asking.material
    gaps = material.corpus.findings.gaps
    asked_for = gaps[gaps["row"].isin(material.selected.positions) & gaps["kind"].isin(ASKING)].dropna(subset="score")
    left = asked_for[~asked_for["answered"].astype("bool")].sort_values(["score", "row", "part"], ascending=[False, True, True])
    first = left.drop_duplicates("id")
    return asking.each(KIND, dict(zip(first["id"], first["text"], strict=True)))
