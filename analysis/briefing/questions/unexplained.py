"""Refusals without a reason: why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.sections.clauses import unexplained_refusals

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "without_reason"


def without_reason(asking: Asking) -> list[Question]:
    """One a comment whose reply refuses something in so many words and gives no reason in any that a rule knows.

    By the words of the reply alone, whatever its response type: who judged it, or doubted it, changes nothing in them.
    """
    quotes = unexplained_refusals(asking.material)
    return [*asking.each(KIND, quotes), *asking.rest(KIND, quotes)]
