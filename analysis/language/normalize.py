"""A normalised copy of a text, with the place in the verbatim text of each of its characters.

The copy is for counting and searching; what a visitor reads is never touched.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

KEPT = frozenset("－～〜Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ Ⅶ Ⅷ Ⅸ Ⅹ Ⅺ Ⅻ".replace(" ", ""))
"""What NFKC would change and we keep: － is a mark of ours, ～ is not the ASCII tilde, and Ⅱ is not the letters II."""

RADICALS = dict(
    zip(
        "⺁⺃⺄⺇⺉⺊⺋⺌⺍⺎⺐⺑⺒⺓⺖⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺦⺨⺩⺫⺬⺭⺮⺱⺲⺳⺴⺷⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乚乙几刂卜㔾小小兀尢尣巳幺忄扌攵旡月歺母民氵氺灬丬犭王罒示礻竹罓罒网罒羊耂肀聿月臼艹艹艹虎衤西西见角角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀",
        strict=True,
    )
)
"""CJK radicals (U+2E80–2EF3) that some PDF fonts put in place of the character; NFKC leaves them as they are."""

_DASHES = frozenset("-‐‑‒–—―−－ｰ─━")
"""Look-alikes of the long-vowel mark."""
_JOINING = frozenset("゙゚ﾞﾟ")
_LONG_VOWEL = "ー"


@dataclass(frozen=True)
class Normalized:
    """A copy whose character i stands for `verbatim[starts[i]:ends[i]]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def verbatim_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the verbatim text of a place in the copy (end exclusive, not empty)."""
        return self.starts[start], self.ends[end - 1]


def normalize(text: str) -> Normalized:
    """Normalise for counting: NFKC but for KEPT, radicals, composed accents, dashes that stand for a long vowel."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text) and not _needs_more(text):
        return Normalized(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = _piece(text[start:end], pieces[-1][-1] if pieces and pieces[-1] else "")
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Normalized("".join(pieces), tuple(starts), tuple(ends))


def fold(text: str) -> Normalized:
    """Normalise for searching: as for counting, and letters without case."""
    normal = normalize(text)
    folded = [character.casefold() for character in normal.text]
    if all(len(each) == 1 for each in folded):
        return Normalized("".join(folded), normal.starts, normal.ends)
    spread = [place for place, each in enumerate(folded) for _ in each]
    return Normalized("".join(folded), tuple(normal.starts[i] for i in spread), tuple(normal.ends[i] for i in spread))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Places of characters with the accents that follow them: what is composed must be seen together."""
    firsts = [
        place
        for place, character in enumerate(text)
        if not (place and (character in _JOINING or unicodedata.combining(character)))
    ]
    return list(zip(firsts, [*firsts[1:], len(text)], strict=True)) if firsts else []


@lru_cache(maxsize=20_000)
def _normal_cluster(cluster: str) -> str:
    if cluster in KEPT:
        return cluster
    return unicodedata.normalize("NFKC", "".join(RADICALS.get(character, character) for character in cluster))


def _piece(cluster: str, before: str) -> str:
    if cluster in _DASHES and _is_katakana(before):
        return _LONG_VOWEL
    return _normal_cluster(cluster)


def _needs_more(text: str) -> bool:
    """Whether an NFKC text still has radicals or dashes to look at."""
    return any(character in RADICALS or character in _DASHES for character in text)


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == _LONG_VOWEL
