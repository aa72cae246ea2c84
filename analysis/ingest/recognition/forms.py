"""Forms that come again and again with the same headings (data/ingest/forms.toml), of which more is known than can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from analysis.ingest.recognition.groups.legend import LegendEntry
from analysis.ingest.words.word_files import words
from analysis.ingest.words.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.ingest.readers.document import Line


@dataclass(frozen=True)
class Form:
    """What is known of a form."""

    name: str
    headings: tuple[str, ...]
    """Folded."""
    columns: dict[str, str]
    pillars_from: str
    parts: dict[str, str]
    bullets: dict[str, str]
    legend: tuple[LegendEntry, ...]

    def source_fields(self) -> dict[str, Any]:
        """What the recipe of such a document says."""
        return {"parts": self.parts, "bullets": self.bullets}


def form_of(lines: Iterable[Line]) -> Form | None:
    """The form that a document has; None for all others."""
    known = {form.headings: form for form in _forms()}
    firsts = {form.headings[0] for form in _forms()}
    for line in lines:
        first = line.cells[0] if line.cells else ""
        if len(first) < 20 and folded(first) in firsts and (form := known.get(tuple(map(folded, line.cells)))):
            return form
    return None


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(_form(each) for each in words("forms")["forms"])


def _form(content: dict[str, Any]) -> Form:
    # None of these says what became of a comment, so in canonical terms they are something else.
    legend = [LegendEntry(mark, wording, "other", known=True) for mark, wording in content["legend"].items()]
    headings: Sequence[str] = content["headings"]
    return Form(
        content["name"],
        tuple(map(folded, headings)),
        content["columns"],
        content["pillars_from"],
        content["parts"],
        content["bullets"],
        tuple(legend),
    )
