"""Headings such as 「Ⅰ 修正するもの」, which say what became of the comments below them and are no subject of a pillar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.recognition.groups.legend import LegendEntry
from analysis.ingest.recognition.groups.sections import Sections, unframed
from analysis.ingest.words.enumerators import numbered
from analysis.ingest.words.heading_counts import name_and_count
from analysis.ingest.words.meanings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_VAGUE = ("other", "explained", "comment")
"""Meanings that a heading of a subject may have, too: その他の意見."""
_NAMING = ("もの", "こと", "意見")


def marks_apart(found: Sections) -> tuple[Sections, dict[str, LegendEntry]]:
    """Sections without the headings that are marks, which stay as headings that file nothing; and those, heading → entry."""
    for level in (found.pillars, found.subs, found.groups):
        if marks := heading_marks(level):
            return _without(found) if level is found.pillars else found, marks
    return found, {}


def _without(found: Sections) -> Sections:
    """Headings below marks, or above them where there are several, are the pillars instead."""
    if found.subs:
        return Sections(found.subs, found.pillars)
    if len(found.groups) > 1:
        return replace(found, pillars=found.groups, groups=(), subs=found.pillars)
    return Sections((), (), (*found.groups, *found.pillars))


def heading_marks(headings: Sequence[str]) -> dict[str, LegendEntry]:
    """Heading → entry of the legend that it is; empty unless every heading says what became of its comments."""
    entries = {heading: _entry(heading) for heading in headings}
    given = list(entries.values())
    telling = sum(entry.meaning not in _VAGUE for entry in given)
    enough = telling >= 2 or (telling == 1 and _revised_and_others(given))
    named = all(entry.meaning == "other" or any(word in heading for word in _NAMING) for heading, entry in entries.items())
    return entries if enough and named and all(entry.known for entry in given) else {}


def _entry(heading: str) -> LegendEntry:
    mark, wording = _split(name_and_count(unframed(heading))[0])
    meaning = meaning_of(wording)
    return LegendEntry(mark, wording, meaning or "other", meaning is not None)


def _revised_and_others(entries: Sequence[LegendEntry]) -> bool:
    """Whether there are two: what was revised, and the other comments."""
    return len(entries) == 2 and entries[0].meaning == "revised" and entries[0].wording.endswith("もの")


def _split(heading: str) -> tuple[str, str]:
    """「Ⅰ．計画案を修正するもの」 → its number and its words; a heading without a number is both."""
    head, _, words = heading.replace("　", " ").partition(" ")
    if words and len(head) <= 4:
        return head, words.strip()
    number = numbered(heading)
    return (heading[:number].rstrip("．.、:："), heading[number:].strip()) if number else (heading, heading)
