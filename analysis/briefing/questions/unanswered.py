"""Requests of which a reply does not speak: what of these?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "unanswered"


def unanswered(asking: Asking) -> list[Question]:
    """One a comment where the evidence is strong that the reply does not speak of what a part asks for, the strongest first.

    Never how many there are: the rest of the list is for reading.
    """
    material = asking.material
    gaps = material.corpus.findings.gaps
    left = gaps[gaps["row"].isin(material.selected.positions) & gaps["strong"].fillna(False).astype("bool")]
    first = left.sort_values(["score", "row", "part"], ascending=[False, True, True]).drop_duplicates("id")
    return asking.each(KIND, dict(zip(first["id"], first["text"], strict=True)))
