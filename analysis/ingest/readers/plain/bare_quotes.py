"""Quotes that somebody typed inside a quoted cell of a CSV without doubling them: "駅の"西口"に屋根を"."""

from __future__ import annotations

import re


def doubled(text: str, separator: str) -> tuple[str, list[int]]:
    """The text with such quotes doubled, as a CSV has them, and the lines (from 1) on which they stand.

    A quote ends its cell only before a separator or the end of a line; any other one within is a sign of the text.

    >>> doubled('1,"駅の"西口"に"', ",")
    ('1,"駅の""西口""に"', [1])
    """
    begins = re.compile(rf'(?:\A|(?<={re.escape(separator)})|(?<=[\r\n]))"')
    found: list[str] = []
    lines: list[int] = []
    place, line = 0, 1
    while begin := begins.search(text, place):
        cell, end, bare = _cell(text, begin.end(), separator)
        found += [text[place : begin.end()], cell]
        lines += [line + text.count("\n", place, quote) for quote in bare[:1]]
        place, line = end, line + text.count("\n", place, end)
    return "".join([*found, text[place:]]), list(dict.fromkeys(lines))


def _cell(text: str, begin: int, separator: str) -> tuple[str, int, list[int]]:
    """What stands behind an opening quote, the closing one with it; where it ends; the places of the quotes that were doubled."""
    after = rf"(?=[ \t]*(?:{re.escape(separator)}|\r|\n|\Z))"
    closes, last = re.compile(rf'"{after}'), re.compile(rf'""{after}')
    parts: list[str] = []
    bare: list[int] = []
    place = begin
    while (quote := text.find('"', place)) >= 0:
        parts.append(text[place:quote])
        if closes.match(text, quote) or (bare and last.match(text, quote)):  # the second of "a "b"" ends the cell
            at_end = closes.match(text, quote) is not None
            return "".join([*parts, '"' if at_end else '"""']), quote + (1 if at_end else 2), bare
        if text[quote + 1 : quote + 2] != '"':
            bare.append(quote)
        place = quote + (1 if bare and bare[-1] == quote else 2)
        parts.append('""')
    return "".join([*parts, text[place:]]), len(text), bare
