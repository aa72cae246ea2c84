"""Numbers that Word counts itself and does not write down: the 1 of a numbered row, the 第2章 of a heading."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.ingest.readers.word.runs import W, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_KANJI = "〇一二三四五六七八九"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 20
"""Styles that one may be based on, one on the other."""


class Numbering:
    """Counts through a document once, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.levels = _levels(numbering)
        self.lists = {value(each, "numId"): value(each.find(f"{W}abstractNumId")) for each in _found(numbering, "num")}
        self.starts = _overrides(numbering)
        self.styles = {value(each, "styleId"): each for each in _found(styles, "style")}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()

    def label(self, paragraph: Element) -> str:
        """The number or the sign before a paragraph; empty where there is none."""
        number, level = self._place(paragraph)
        kind = self.lists.get(number, "")
        if not number or number == "0" or (kind, level) not in self.levels:
            return ""
        counts = self.counts[kind]
        if number not in self.begun and (number, level) in self.starts:
            counts[level] = self.starts[number, level] - 1
        self.begun.add(number)
        counts[level] = counts.get(level, self._start(kind, level) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._written(kind, level, counts)

    def outline(self, paragraph: Element) -> int:
        """The level of a heading, from 1; 0 for other paragraphs."""
        for properties in self._properties(paragraph):
            level = value(properties.find(f"{W}outlineLvl"))
            if level.isdecimal() and int(level) < 9:
                return int(level) + 1
        return 0

    def _written(self, kind: str, level: int, counts: dict[int, int]) -> str:
        form = value(self.levels[kind, level].find(f"{W}lvlText"))
        if value(self.levels[kind, level].find(f"{W}numFmt")) == "bullet":
            return "・"

        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            definition = self.levels.get((kind, place))
            style = "" if definition is None else value(definition.find(f"{W}numFmt"))
            return written(counts.get(place, self._start(kind, place)), style)

        return _PLACE.sub(number, form)

    def _start(self, kind: str, level: int) -> int:
        found = self.levels.get((kind, level))
        text = "" if found is None else value(found.find(f"{W}start"))
        return int(text) if text.isdecimal() and len(text) < 7 else 1

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list that a paragraph, or else its style, belongs to, and the level in it."""
        number, level = "", ""
        for properties in self._properties(paragraph):
            found = properties.find(f"{W}numPr")
            if found is not None:
                number = number or value(found.find(f"{W}numId"))
                level = level or value(found.find(f"{W}ilvl"))
        return number, int(level) if level.isdecimal() and len(level) < 3 else 0

    def _properties(self, paragraph: Element) -> list[Element]:
        """Properties of a paragraph, of its style, and of those that the style is based on."""
        own = paragraph.find(f"{W}pPr")
        found = [] if own is None else [own]
        style = "" if own is None else value(own.find(f"{W}pStyle"))
        for _ in range(_DEEPEST):
            definition = self.styles.get(style)
            if definition is None:
                break
            if (properties := definition.find(f"{W}pPr")) is not None:
                found.append(properties)
            style = value(definition.find(f"{W}basedOn"))
        return found


def written(number: int, style: str) -> str:
    """A number as a style of numbering has it.

    >>> [written(12, style) for style in ("decimal", "japaneseCounting", "aiueoFullWidth", "upperRoman", "decimalEnclosedCircle")]
    ['12', '十二', 'シ', 'XII', '⑫']
    """
    match style:
        case "none":
            return ""
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        case "japaneseCounting" | "japaneseDigitalTenThousand" | "japaneseLegal" | "taiwaneseCountingThousand" if (
            0 < number < 100
        ):
            tens, ones = divmod(number, 10)
            return ("" if not tens else "十" if tens == 1 else f"{_KANJI[tens]}十") + (_KANJI[ones] if ones else "")
        case "aiueo" | "aiueoFullWidth" if 0 < number <= len(_KANA):
            return _KANA[number - 1]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < number <= 20:
            return chr(ord("①") + number - 1)
        case "upperLetter" | "lowerLetter" if 0 < number <= 26:
            return chr(ord("A" if style == "upperLetter" else "a") + number - 1)
        case "upperRoman" | "lowerRoman" if 0 < number < 40:
            return _roman(number).upper() if style == "upperRoman" else _roman(number)
        case _:
            return str(number)


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        text, number = text + sign * (number // amount), number % amount
    return text


def _found(root: Element | None, name: str) -> list[Element]:
    return [] if root is None else root.findall(f"{W}{name}")


def _levels(numbering: Element | None) -> dict[tuple[str, int], Element]:
    """Definition of each level of each kind of list."""
    found = {}
    for kind in _found(numbering, "abstractNum"):
        for level in kind.findall(f"{W}lvl"):
            if (place := value(level, "ilvl")).isdecimal():
                found[value(kind, "abstractNumId"), int(place)] = level
    return found


def _overrides(numbering: Element | None) -> dict[tuple[str, int], int]:
    """List and level → the number at which it begins anew."""
    found = {}
    for each in _found(numbering, "num"):
        for override in each:
            start = value(override.find(f"{W}startOverride")) if local(override) == "lvlOverride" else ""
            if start.isdecimal() and len(start) < 7 and value(override, "ilvl").isdecimal():
                found[value(each, "numId"), int(value(override, "ilvl"))] = int(start)
    return found
