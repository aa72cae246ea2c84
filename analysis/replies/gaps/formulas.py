"""Formulas of replies: sentences that take an opinion in and say nothing about what it asks for (ご意見として承ります)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.language.normalize import normalize
from analysis.replies.rule_table import read_lines, rule_file
from analysis.replies.sentences import Span, sentence_spans, trimmed

if TYPE_CHECKING:
    from pathlib import Path

FILE, COLUMNS = "formulas.csv", ["pattern", "example", "why"]
_LEADING = re.compile(
    r"\A(?:(?:ご|御)(?:意見|要望|提案|指摘)(?:の趣旨)?を(?:踏まえ|参考に|受け|もとに|基に)(?:まして|て|つつ|し(?:て|ながら|つつ)?)?)[、,]"
)
"""How a sentence begins that may go on to say something: ご意見を踏まえ、図を変更します。 What it begins with answers nothing."""


def read_formulas(data: Path | None = None) -> re.Pattern[str]:
    """Read the formulas of a data folder, else those of the program, as one pattern for a sentence. Raises RuleTableError."""
    lines = read_lines(rule_file(FILE, data), COLUMNS)
    patterns = [line.pattern("pattern").pattern for line in lines]
    return re.compile(rf"\A(?:{'|'.join(patterns) or '(?!)'})[。．\s]*\Z")


def formula_spans(reply: str, formulas: re.Pattern[str]) -> list[Span]:
    """The places of a reply that are formulas: sentences, their ends, their beginnings."""
    found: list[Span] = []
    for sentence in sentence_spans(reply):
        place = trimmed(reply, sentence)
        copy = normalize(reply[place.start : place.end])
        found += [
            Span(place.start + first, place.start + last)
            for first, last in (copy.verbatim_span(*each) for each in _formulas_in(copy.text, formulas))
        ]
    return found


def _formulas_in(sentence: str, formulas: re.Pattern[str]) -> list[tuple[int, int]]:
    """The sentence, its end from a comma on, or its beginning: 開館時間は、今後の参考とします。 speaks of 開館時間."""
    starts = [0, *(found.end() for found in re.finditer("[、,]", sentence))]
    end = next(((start, len(sentence)) for start in starts if formulas.search(sentence[start:])), None)
    beginning = _LEADING.search(sentence)
    if end is not None:
        return [end]
    return [beginning.span()] if beginning else []
