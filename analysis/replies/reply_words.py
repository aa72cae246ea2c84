"""The words of one reply, and whether they speak of a word of the opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.replies.kindred import Kindred
    from analysis.replies.sentences import Span

KINDRED, SIMILAR, THEMED = 0.8, 0.8, 0.4
"""How far another word speaks of it: one of the same topic; one that shares letters, times their share; one of the same theme."""
_SHARED, _SHARED_SOUNDS = 2, 4
"""Letters in a row that two words share at least to be similar: 相談 of 相談窓口 and 電話相談; of sounds more: センター."""
_SOUNDS = re.compile(r"[ぁ-んァ-ヶーa-zA-Z0-9]+")


class Word(NamedTuple):
    """A counted word with its place in the verbatim text."""

    term: str
    place: Span
    weight: float


class Spoken(NamedTuple):
    """How far a reply speaks of a word (0 to 1), how that is known, and the places in the reply."""

    strength: float
    how: str
    places: Sequence[Span]


NOT_SPOKEN = Spoken(0.0, "", ())


@dataclass(frozen=True, eq=False)
class ReplyWords:
    """The words of a reply by term."""

    places: Mapping[str, Sequence[Span]]
    kindred: Kindred

    def spoken(self, term: str) -> Spoken:
        """Say how far the reply speaks of a term: the same word, else a similar one or one of the same topic, the stronger."""
        if term in self.places:
            return Spoken(1.0, "same", self.places[term])
        similar, kindred = self._similar(term), self._kindred(term)
        return kindred if kindred.strength >= similar.strength else similar

    def _similar(self, term: str) -> Spoken:
        for length in range(len(term) - 1, _SHARED - 1, -1):
            for start in range(len(term) - length + 1):
                piece = term[start : start + length]
                if (length >= _SHARED_SOUNDS or not _SOUNDS.fullmatch(piece)) and piece in self._all_terms:
                    found = [place for other, places in self.places.items() if piece in other for place in places]
                    return Spoken(SIMILAR * length / len(term), "similar", found)
        return NOT_SPOKEN

    def _kindred(self, term: str) -> Spoken:
        topics = self.kindred.topics(term)
        found = [place for topic in sorted(topics & self._by_topic.keys()) for place in self._by_topic[topic]]
        return Spoken(KINDRED, "kindred", sorted(set(found))) if found else NOT_SPOKEN

    @cached_property
    def _all_terms(self) -> str:
        return "\n".join(self.places)

    @cached_property
    def _by_topic(self) -> dict[str, list[Span]]:
        by_topic: dict[str, list[Span]] = {}
        for term, places in self.places.items():
            for topic in self.kindred.topics(term):
                by_topic.setdefault(topic, []).extend(places)
        return by_topic
