"""Line breaks that only come from the width of a printed column, taken out of its texts; those that the writer meant are kept."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

SLACK = 5
"""Half-width characters by which a full line may be short: a full stop or a bracket may not begin the next one. 3 and 8 read
the documents of the bench alike."""
WIDE = 0.6
"""Share of the width of the column that the lines of a cell have at least, so that they tell where it breaks."""
_WHOLE = re.compile(r"[「『（(〔［【〈《]*[A-Za-z]+")
LONGEST_WORD = 20
"""Letters; what is longer, such as an address, is broken anywhere."""
_BEGINS = re.compile(
    r"[\s　]|[・●○◯〇◎■□◆◇▲△▼▽※＊*→⇒☆★]|[-－‐–]\s|[(（]?[0-9０-９]{1,2}[)）.．、]|[①-⑳]|"
    r"[(（][ア-ンa-zA-Z一二三四五六七八九十][)）]|[ア-ン][\s　]"
)
"""A line that begins so is an item of a list or an indented paragraph."""


def unwrapped(texts: Sequence[str]) -> list[str]:
    """The texts of one column, each paragraph on a line of its own. A break after a line as wide as the column is no writer's."""
    width = max((_width(line) for text in texts if "\n" in text for line in text.split("\n")), default=0)
    return [_joined(text, width) if "\n" in text else text for text in texts]


def _joined(text: str, width: int) -> str:
    first, *others = text.split("\n")
    parts = [first]
    last = first
    widths = list(map(_width, [first, *others[:-1]]))
    own = max(widths) if sum(each > max(widths) - SLACK for each in widths) > 1 else 0  # two lines as wide tell where it breaks
    for line in others:
        # One line that is wider, such as an address that runs over, must not keep all others of the column broken.
        within = own >= WIDE * width and not ends_sentence(last) and _is_wrapped(last, line, own)
        if within or _is_wrapped(last, line, width):
            parts.append(_gap(last, line) + line)
        else:
            parts.append("\n" + line)
        last = line
    return "".join(parts)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    if not following or not line or _BEGINS.match(following):
        return False
    return _width(line) + _width(_head(following)) > width - SLACK + 1


def _head(line: str) -> str:
    """What cannot be parted at the end of a line: the first letter, or a word of Latin letters with the bracket before it."""
    found = _WHOLE.match(line)
    return found[0] if found and len(found[0]) < LONGEST_WORD else line[0]


def _gap(line: str, following: str) -> str:
    """A blank between two words of Latin letters, which Japanese does without."""
    return " " if line[-1:].isascii() and line[-1:].isalpha() and following[:1].isascii() and following[:1].isalpha() else ""


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.strip())
