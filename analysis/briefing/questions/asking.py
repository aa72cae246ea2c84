"""What questions of all kinds share: their templates, how words are quoted in them, and how many are asked one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.briefing.attribution import told
from analysis.briefing.content import Count, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Part, Sentence
    from analysis.briefing.material import Material
    from analysis.briefing.templates import Templates

TOP = 5
"""Questions of a kind asked one by one."""
LONGEST_QUOTE = 60
"""Characters of a text quoted inside a question; how it ends matters as much as how it begins."""
INNER = str.maketrans("「」", "『』")


@dataclass(frozen=True, eq=False)
class Asking:
    """A selection and the templates it is asked about with."""

    material: Material
    templates: Templates
    numbers: Citations

    def each(self, kind: str, quotes: Mapping[str, str], **values: str) -> list[Question]:
        """Ask about the first TOP comments (id → words quoted, verbatim) one by one."""
        return [
            self.question(kind, "text", (comment,), (quote,), label=self.numbers.label(comment), quote=quoted(quote), **values)
            for comment, quote in list(quotes.items())[:TOP]
        ]

    def rest(self, kind: str, quotes: Mapping[str, str], **values: str) -> list[Question]:
        """Ask once about all that `each` left."""
        left = dict(list(quotes.items())[TOP:])
        ids = tuple(left)
        return [self.question(kind, "rest", ids, tuple(left.values()), count=Count(ids), **values)] if ids else []

    def question(
        self, kind: str, name: str, ids: tuple[str, ...], evidence: tuple[str, ...], **values: Count | Part | str
    ) -> Question:
        """Fill a template; what rests on response types (`{by}`) or on a choice by them says whose they are."""
        basis = self.material.basis if "by" in values else ""
        sentence = self._attributed(self.templates.say(kind, name, **values), basis)
        return Question(kind, sentence.text, self.templates.text(kind, "why"), ids, evidence, sentence.basis)

    def _attributed(self, sentence: Sentence, basis: str) -> Sentence:
        return told(replace(sentence, basis=basis), self.material)


def quoted(sentence: str) -> str:
    """A text's words inside 「」: without the full stop, its brackets made inner ones, its middle left out where it is long."""
    words = " ".join(sentence.split()).rstrip("。").translate(INNER)
    half = LONGEST_QUOTE // 2
    return words if len(words) <= LONGEST_QUOTE else f"{words[:half]}…{words[-half:]}"
