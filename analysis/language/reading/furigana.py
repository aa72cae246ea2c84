"""Readings above kanji alone: the kana of a word say where the reading of each group of kanji ends (取り組み: と, く)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.language.reading.readings import KANJI, hiragana

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECES = re.compile(f"[{KANJI}ヶヵ]+|[^{KANJI}ヶヵ]+")
_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile("[ぁ-ゖァ-ヺー・]+")


def furigana(word: str, reading: str) -> list[tuple[str, str]]:
    """The word in pieces, each with its reading; kana and what is no kanji have none. Where the kana of the word are not those of
    the reading or leave more than one way to part it, or where letters stand in it (DX課), the reading is that of the whole.

    >>> furigana("取り組み", "とりくみ")
    [('取', 'と'), ('り', ''), ('組', 'く'), ('み', '')]
    >>> furigana("一ヶ月", "いっかげつ"), furigana("DX課", "でぃーえっくすか")
    ([('一ヶ月', 'いっかげつ')], [('DX課', 'でぃーえっくすか')])
    """
    if not reading:
        return [(word, "")]
    pieces = _PIECES.findall(word)
    kanji = [bool(_KANJI.search(piece)) for piece in pieces]
    if not all(above or _KANA.fullmatch(piece) for piece, above in zip(pieces, kanji, strict=True)):
        return [(word, reading)]
    said = [hiragana(piece).replace("・", "") for piece in pieces]  # a dot is not read out
    told = hiragana(reading).replace("・", "")
    shortest, longest = (_parted(told, said, kanji, some) for some in ("(.+?)", "(.+)"))
    if shortest is None or shortest != longest:
        return [(word, reading)]
    return [(piece, part if above else "") for piece, above, part in zip(pieces, kanji, shortest, strict=True)]


def _parted(reading: str, said: Sequence[str], kanji: Sequence[bool], some: str) -> tuple[str, ...] | None:
    """The reading parted as the pieces are; None where it cannot be."""
    parts = (some if above else f"({re.escape(kana)})" for kana, above in zip(said, kanji, strict=True))
    found = re.fullmatch("".join(parts), reading)
    return found.groups() if found else None
