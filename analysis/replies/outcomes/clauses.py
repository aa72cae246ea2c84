"""Clauses of a reply that each say one thing: 検討していきますが、調整は課が行う予定です。 has two."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.language.normalize import normalize
from analysis.replies.sentences import Span, sentence_spans, trimmed

_POLITE_END = re.compile(
    r"(?:ます|です|ません|ました|でした)(?=(?:が|けれども?|ので|から|し)[、,])(?:が|けれども?|ので|から|し)[、,]"
)
"""A predicate in the middle of a sentence that could end it."""
_TAIL = re.compile(r"(?:が|けれども?|ので|から|し)?[、,]?[。！？!?．\s」』）)】]*$")
"""What follows the last predicate of a clause and says nothing."""


def clause_spans(text: str) -> list[Span]:
    """Part a text into clauses with a predicate of their own, without what joins them; places in the verbatim text."""
    return [part for sentence in sentence_spans(text) for part in _clauses(text, trimmed(text, sentence))]


def _clauses(text: str, sentence: Span) -> list[Span]:
    copy = normalize(text[sentence.start : sentence.end])
    cuts = [0, *(found.end() for found in _POLITE_END.finditer(copy.text)), len(copy.text)]
    spans = []
    for start, end in pairwise(cuts):
        length = len(_TAIL.sub("", copy.text[start:end]))
        if length:
            first, last = copy.verbatim_span(start, start + length)
            spans.append(trimmed(text, Span(sentence.start + first, sentence.start + last)))
    return spans
