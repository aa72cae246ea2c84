"""Sentences of a text as verbatim places: put together they are the text again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〈": "〉", "《": "》", "［": "］", "[": "]", "｛": "｝"}
_CLOSERS = "".join(_PAIRS.values()) + "”’\"'"
_END = re.compile(rf"(?:[。！？!?]|(?<![0-9０-９])．)+[{re.escape(_CLOSERS)}]*[^\S\n\r]*|[\n\r\u2028\u2029\v\f]\s*")
"""What ends a sentence, with the brackets and blanks that belong to it. Neither ２． nor ver.2 ends one."""
_BRACKETS = re.compile(rf"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}\n\r]")
_BULLET = re.compile(r"(?<=\s)(?=[●○■□◆◇▪•※・①-⑳㋐-㋾](?!\s*$))|(?<=[。：:])(?=[①-⑳])")
"""Where an item of a list begins inside a line: a bullet after a blank, a circled number after 。 or ："""
_NUMBERED = re.compile(r"(?<=\s)(?=(?:[(（]?[0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．、](?![0-9０-９]))\s*\S)")
"""The same for numbers: (1) 1) １． ２、 after a blank; not 3.5."""


class Span(NamedTuple):
    """A place in a text, end exclusive."""

    start: int
    end: int


def sentence_spans(text: str) -> list[Span]:
    """Part a text into sentences and items of lists; every character is in exactly one, blanks at the end of the one before.

    Nothing is parted inside a pair of brackets on one line: 「行かない。書かない。」 is a name, not two sentences.
    """
    brackets = bracketed(text)
    cuts = (cut for sign, cut in _cuts(text) if not any(start < sign < end for start, end in brackets))
    places = sorted({0, len(text), *cuts})
    spans = [Span(start, end) for start, end in pairwise(places) if start < end]
    return _without_blank_ones(text, spans)


def trimmed(text: str, span: Span) -> Span:
    """The same place without the blanks around it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def sentences(texts: pd.Series[str]) -> pd.DataFrame:
    """Give the sentences of some texts, without the blanks around them: row, sentence (number in its text), start, end, text.

    `row` is the position in `texts`; a missing text has no sentence.
    """
    found = [
        (row, number, *(place := trimmed(text, span)), text[place.start : place.end])
        for row, text in enumerate(texts)
        if isinstance(text, str)
        for number, span in enumerate(sentence_spans(text))
    ]
    table = pd.DataFrame(found, columns=["row", "sentence", "start", "end", "text"])
    return table.astype({"row": "int64", "sentence": "int64", "start": "int64", "end": "int64", "text": "str"})


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Places to cut, after what ends a sentence or before an item of a list, each with the place that calls for it."""
    yield from (found.span() for found in _END.finditer(text))
    for pattern in (_BULLET, _NUMBERED):
        yield from (found.span() for found in pattern.finditer(text))


def bracketed(text: str) -> list[Span]:
    """Outermost pairs of brackets; one without its partner on the line is no bracket."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for found in _BRACKETS.finditer(text):
        place, character = found.start(), found.group()
        if character in "\n\r":
            open_ones.clear()
        elif character in _PAIRS:
            open_ones.append((_PAIRS[character], place))
        elif any(character == closer for closer, _ in open_ones):
            while open_ones[-1][0] != character:
                open_ones.pop()
            pairs.append(Span(open_ones.pop()[1], place + 1))
    outer: list[Span] = []
    for pair in sorted(pairs, key=lambda each: (each.start, -each.end)):
        if not outer or pair.start >= outer[-1].end:
            outer.append(pair)
    return outer


def _without_blank_ones(text: str, spans: list[Span]) -> list[Span]:
    """A stretch of blanks belongs to the sentence before it (at the beginning, to the first)."""
    kept: list[Span] = []
    for span in spans:
        if kept and (not text[span.start : span.end].strip() or not text[kept[-1].start : kept[-1].end].strip()):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return kept
