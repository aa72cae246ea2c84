"""A normalised copy of a text, with the place in the verbatim text of each of its characters.

The copy is for counting and searching; what a visitor reads is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.language.look_alikes import DASHES, INVISIBLE, KEPT, RADICALS, SELECTORS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_VOWEL = "ー"
_LOOSE_DASH = re.compile(rf"(?<=[ァ-ヺ])[{DASHES}](?=[ァ-ヺぁ-ゖ、。」）)]|\Z)")
"""A dash that stands for a long vowel: サ－ビス, コーディネータ－は. Before a kanji it may be a dash (プラン－素案－)."""
_HALF_WIDTH_DASH = re.compile(r"(?<=[ｦ-ﾟ])-")
_KEPT = re.compile(f"[{''.join(sorted(KEPT))}]")
_UNSEEN = re.compile(f"[{INVISIBLE}{SELECTORS}]")
_EMOJI_SEQUENCE = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u00a9-\u3299\U0001f000-\U0001faff](?=[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])"
    "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    "(?:\u200d[\u00a9-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*"
    "|[0-9#*]\ufe0f?\u20e3)"
)
"""Signs that are one picture: a flag of two letters, a person with a colour of skin, a family, a keycap (UTS #51)."""
_NOT_NFKC_ALONE = re.compile(rf"[{''.join(RADICALS)}{INVISIBLE}{SELECTORS}]|(?<=[ァ-ヺ])[{DASHES}]|{_EMOJI_SEQUENCE.pattern}")
"""What an NFKC text may still have that we change."""


@dataclass(frozen=True)
class Normalized:
    """A copy whose character i stands for `verbatim[starts[i]:ends[i]]`; without these, for the verbatim character i."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def verbatim_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the verbatim text of a place in the copy (end exclusive, not empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalize(text: str) -> Normalized:
    """Normalise for counting: NFKC but for KEPT, radicals, composed accents, dashes that stand for a long vowel.

    White space stays white space, and nothing else becomes white space: the blanks of the copy are the blanks of the text.
    """
    if unicodedata.is_normalized("NFKC", text) and not _NOT_NFKC_ALONE.search(text):
        return Normalized(text)
    text = _HALF_WIDTH_DASH.sub(_LONG_VOWEL, text)
    copy = text.translate(_SINGLES)
    if not _UNSEEN.search(copy) and not _EMOJI_SEQUENCE.search(copy) and unicodedata.is_normalized("NFKC", _KEPT.sub("一", copy)):
        return Normalized(_LOOSE_DASH.sub(_LONG_VOWEL, copy))
    return _by_clusters(text)


def fold(text: str) -> Normalized:
    """Normalise for searching: as for counting, letters without case, one kind of dash, wave and middle dot."""
    normal = normalize(text)
    folded = normal.text.translate(_SEARCHED).casefold()
    if len(folded) == len(normal.text):
        return Normalized(folded, normal.starts, normal.ends)
    pieces = [character.casefold() for character in normal.text]
    places = [normal.verbatim_span(place, place + 1) for place, piece in enumerate(pieces) for _ in piece]
    return Normalized(folded, [start for start, _ in places], [end for _, end in places])


class _Singles(dict[int, str]):
    """Code point → the one character that replaces it, found when first asked; what is replaced by several stays as it is."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        normal = _normal(character)
        self[code] = normal if len(normal) == 1 else character
        return self[code]


_SINGLES = _Singles()
_SEARCHED = str.maketrans({**dict.fromkeys(DASHES, "-"), "〜": "~", "～": "~", "•": "・", "·": "・"})


def _normal(cluster: str) -> str:
    """A character with its accents, normalised."""
    if cluster[0] in KEPT:
        return cluster[0] + unicodedata.normalize("NFKC", cluster[1:])
    normal = unicodedata.normalize("NFKC", "".join(RADICALS.get(character, character) for character in cluster))
    blank = any(character.isspace() for character in normal)
    return cluster if blank and not cluster.isspace() else normal  # ´ would become a blank with an accent


@lru_cache(maxsize=20_000)
def _normal_cluster(cluster: str) -> str:
    return _normal(_UNSEEN.sub("", cluster) or cluster)


def _by_clusters(text: str) -> Normalized:
    """Normalise a text in which several characters may stand for one, or one for several."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = _normal_cluster(text[start:end])
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Normalized(_LOOSE_DASH.sub(_LONG_VOWEL, "".join(pieces)), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Places of characters with what follows and belongs to them: accents and selectors, composed, and the invisible, dropped.

    What is one picture is one of them.
    """
    inside = {place for found in _EMOJI_SEQUENCE.finditer(text) for place in range(found.start() + 1, found.end())}
    firsts = [
        place
        for place, character in enumerate(text)
        if place not in inside and not (place and _belongs_to_before(character) and not text[place - 1].isspace())
    ]
    return list(zip(firsts, [*firsts[1:], len(text)], strict=True))


@lru_cache(maxsize=20_000)
def _belongs_to_before(character: str) -> bool:
    return (
        unicodedata.category(character).startswith("M")
        or character in "ﾞﾟ"
        or "\u1160" <= character <= "\u11ff"  # vowels and final consonants of decomposed Hangul
        or _UNSEEN.match(character) is not None
    )
