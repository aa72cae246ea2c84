"""The number with which a heading begins, and how it is written: 「Ⅱ．その他」 is the second of the kind 「Ⅰ．」."""

from __future__ import annotations

import re
import unicodedata

_FORM = re.compile(
    r"([（(【〔\[第]?)"
    r"([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳]|[A-ZＡ-Ｚ])"
    r"([）)】〕\]]|[章節編部条]|[．.、:：]|(?=[\s　]))"
)
_KANJI = "一二三四五六七八九十"


def enumerator(heading: str) -> tuple[str, int] | None:
    """Kind and value of the number at the beginning of a heading; None where there is none."""
    found = _FORM.match(heading)
    if not found:
        return None
    kind, value = _value(found[2])
    return f"{found[1]}{kind}{found[3]}", value


def numbered(heading: str) -> int:
    """The length of the number at the beginning of a heading."""
    found = _FORM.match(heading)
    return found.end() if found else 0


def _value(sign: str) -> tuple[str, int]:
    if sign[0] in _KANJI:
        return "一", _kanji(sign)
    if "Ⅰ" <= sign <= "Ⅹ":
        return "Ⅰ", ord(sign) - ord("Ⅰ") + 1
    if "①" <= sign <= "⑳":
        return "①", ord(sign) - ord("①") + 1
    plain = unicodedata.normalize("NFKC", sign)
    return ("1", int(plain)) if plain.isdigit() else ("A", ord(plain) - ord("A") + 1)


def _kanji(sign: str) -> int:
    tens, _, ones = sign.rpartition("十") if "十" in sign else ("", "", sign)
    ten = (_KANJI.index(tens) + 1 if tens else 1) * 10 if "十" in sign else 0
    return ten + (_KANJI.index(ones) + 1 if ones else 0)
