"""Refusals without a reason: why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.sections.refused import refused_table

if TYPE_CHECKING:
    from analysis.briefing.content import Question
    from analysis.briefing.questions.asking import Asking

KIND = "without_reason"


def without_reason(asking: Asking) -> list[Question]:
    """One a comment whose reply refuses in so many words and gives no reason in any that a rule knows.

    That it was refused is the document's word, a reviewer's, or that of two readers who were both sure; of an estimate nothing is
    asked, and of a reply without a refusing clause neither: there the response type alone would be the evidence.
    """
    material = asking.material
    sure = set(material.consultation.comments["id"][material.sure])
    table = refused_table(material)
    cells = zip(*(table.column(name) for name in ("comment", "quote", "reason")), strict=True)
    quotes = {str(comment): str(quote) for comment, quote, reason in cells if quote and not reason and comment in sure}
    values = {"by": material.templates.text("basis", material.basis), "types": material.named_types("not_adopted")}
    return [*asking.each(KIND, quotes, **values), *asking.rest(KIND, quotes, **values)]
