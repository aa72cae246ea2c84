"""Whose judgement a sentence rests on: said by the sentence itself, wherever it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.bases import NAMES
from analysis.briefing.content import Part

if TYPE_CHECKING:
    from analysis.briefing.content import Section, Sentence
    from analysis.briefing.material import Material

STOP = "。"


def attributed(section: Section, material: Material) -> Section:
    """The section, each sentence that rests on response types naming whose they are.

    Most do so in their own words. What is added is for the others: a data folder's own sentences, and every count of comments
    that were chosen by their response type, for it rests on these however little it speaks of them.
    """
    message, *details = (told(sentence, material) for sentence in section.sentences)
    return replace(section, message=message, details=tuple(details))


def told(sentence: Sentence, material: Material) -> Sentence:
    """The sentence, naming whose response types it rests on where it rests on any."""
    chosen_by_type = bool(material.selected.selection.response_types) and bool(sentence.ids)
    if not sentence.basis and not chosen_by_type:
        return sentence
    named = replace(sentence, basis=material.basis)
    if NAMES[material.basis] in sentence.text:
        return named
    words = material.templates.say("basis", "chosen" if not sentence.basis else "added", basis=NAMES[material.basis]).text
    *before, last = sentence.parts
    end = STOP if last.text.endswith(STOP) else ""
    return replace(named, parts=(*before, replace(last, text=last.text.removesuffix(STOP)), Part(words + end)))
