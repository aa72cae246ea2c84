"""The words of one reply, and whether they speak of a word of the opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analysis.language.normalize import Normalized
from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.replies.gaps.kindred import Kindred

KINDRED, SIMILAR, THEMED = 0.8, 0.8, 0.4
"""How far another word speaks of it: one of the same topic; pieces of it, times their share; one of the same theme."""
_SHARED_SOUNDS = 3
"""Letters of a piece at least, where it is sounds alone: アプリ of 連絡アプリ; of 相談窓口, two do: 相談."""
VERB = 0.5
"""How far a verb is spoken of by a word with its letter: 置く by 配置, 増やす by 増設."""
_NATIVE_VERB = re.compile(r"[一-龠々][ぁ-ん]*[うくぐすつぬぶむる]")
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
_NOTHING = Normalized("")


@dataclass(frozen=True, eq=False)
class ReplyWords:
    """The words of a reply by term, and its text for words that it has inside others."""

    places: Mapping[str, Sequence[Span]]
    kindred: Kindred
    text: Normalized = _NOTHING
    """The reply, what is a formula left blank."""

    def spoken(self, term: str) -> Spoken:
        """Say how far the reply speaks of a term: the same word, else its pieces or a word of the same topic, the stronger."""
        if term in self.places:
            return Spoken(1.0, "same", self.places[term])
        similar, kindred = self._similar(term), self._kindred(term)
        return kindred if kindred.strength >= similar.strength else similar

    def _similar(self, term: str) -> Spoken:
        """How much of a term stands in the reply in pieces: 日本語指導員 in 日本語の指導; all of it in one, as the same word."""
        found = self._pieces(term)
        if not found and _NATIVE_VERB.fullmatch(term) and term[0] in self.text.text:
            return Spoken(VERB, "similar", (self._place(term[0]),))
        covered = sum(len(piece) for piece in found)
        if not covered:
            return NOT_SPOKEN
        share = covered / len(term)
        strength = 1.0 if len(found) == 1 and share == 1 else SIMILAR * share
        return Spoken(strength, "similar", sorted({self._place(piece) for piece in found}))

    def _pieces(self, term: str) -> list[str]:
        """The longest pieces of a term that the reply has, from its beginning; one letter is no piece, nor are two sounds."""
        found, start = [], 0
        while start < len(term):
            end = next((end for end in range(len(term), start + 1, -1) if self._has(term[start:end])), start)
            found += [term[start:end]] if end > start else []
            start = max(end, start + 1)
        return found

    def _has(self, piece: str) -> bool:
        return (len(piece) >= _SHARED_SOUNDS or not _SOUNDS.fullmatch(piece)) and piece in self.text.text

    def _place(self, piece: str) -> Span:
        start = self.text.text.index(piece)
        return Span(*self.text.verbatim_span(start, start + len(piece)))

    def _kindred(self, term: str) -> Spoken:
        topics = self.kindred.topics(term)
        found = [place for topic in sorted(topics & self._by_topic.keys()) for place in self._by_topic[topic]]
        return Spoken(KINDRED, "kindred", sorted(set(found))) if found else NOT_SPOKEN

    @cached_property
    def _by_topic(self) -> dict[str, list[Span]]:
        by_topic: dict[str, list[Span]] = {}
        for term, places in self.places.items():
            for topic in self.kindred.topics(term):
                by_topic.setdefault(topic, []).extend(places)
        return by_topic
