"""Every question that the selected comments leave open, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.questions.asking import Asking
from analysis.briefing.questions.shared import same_reply
from analysis.briefing.questions.timing import without_year
from analysis.briefing.questions.unexplained import without_reason

if TYPE_CHECKING:
    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Question
    from analysis.briefing.material import Material
    from analysis.briefing.templates import Templates


def questions(material: Material, templates: Templates, numbers: Citations) -> tuple[Question, ...]:
    """Ask what the selected comments leave open. Raises TemplateError where a template cannot be used."""
    asking = Asking(material, templates, numbers)
    kinds = (without_year, without_reason, same_reply)
    return tuple(question for kind in kinds for question in kind(asking))
