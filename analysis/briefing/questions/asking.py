"""What questions of all kinds share: their templates, how words are quoted in them, and how many are asked one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.briefing.attribution import told
from analysis.briefing.content import Count, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Part
    from analysis.briefing.material import Material
    from analysis.briefing.templates import Templates

TOP = 5
"""Questions of a kind asked one by one."""
LONGEST_QUOTE = 60
"""Characters of a text quoted inside a question; how it ends matters as much as how it begins."""
LEAST_PART = 15
"""Characters that stay at least on either side of what is left out."""
INNER = str.maketrans("「」", "『』")
_JOINT = re.compile(r"(?<=[ぁ-ん、。・』）)])(?![ぁ-ん、。・』）)ー])")
"""Where a phrase ends and the next one begins, so that no word is cut in two: 連携して｜取り組む."""


@dataclass(frozen=True, eq=False)
class Asking:
    """A selection and the templates it is asked about with."""

    material: Material
    templates: Templates
    numbers: Citations

    def each(self, kind: str, quotes: Mapping[str, str]) -> list[Question]:
        """Ask about the first TOP comments (id → words quoted, verbatim) one by one."""
        return [
            self.question(kind, "text", (comment,), (quote,), label=self.numbers.label(comment), quote=quoted(quote))
            for comment, quote in list(quotes.items())[:TOP]
        ]

    def rest(self, kind: str, quotes: Mapping[str, str]) -> list[Question]:
        """Ask once about all that `each` left."""
        left = dict(list(quotes.items())[TOP:])
        ids = tuple(left)
        return [self.question(kind, "rest", ids, tuple(left.values()), count=Count(ids))] if ids else []

    def question(
        self, kind: str, name: str, ids: tuple[str, ...], evidence: tuple[str, ...], **values: Count | Part | str
    ) -> Question:
        """Fill a template; of comments chosen by their response type it is said whose these are. Questions rest on texts."""
        sentence = told(self.templates.say(kind, name, **values), self.material)
        return Question(kind, sentence.text, self.templates.text(kind, "why"), ids, evidence, sentence.basis)


def quoted(sentence: str) -> str:
    """A text's words inside 「」: without the full stop, its brackets made inner ones, its middle left out where it is long."""
    words = " ".join(sentence.split()).rstrip("。").translate(INNER)
    if len(words) <= LONGEST_QUOTE:
        return words
    half = LONGEST_QUOTE // 2
    joints = [found.start() for found in _JOINT.finditer(words)]
    first = max((place for place in joints if LEAST_PART <= place <= half), default=half)
    last = min((place for place in joints if len(words) - half <= place <= len(words) - LEAST_PART), default=len(words) - half)
    return f"{words[:first]}…{words[last:]}"
