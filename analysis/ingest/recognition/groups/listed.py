"""Items of a list inside a text and entries of a legend, which look like the headings of sections: ①, ②, ③ or (1), (2)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.ingest.words.enumerators import enumerator, numbered
from analysis.ingest.words.meanings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.ingest.rows.lines_read import ReadLine

_ITEM = re.compile(r"[(（]([0-9０-９]{1,2})[)）]|([①-⑳])")


def is_listed(read: Sequence[ReadLine], index: int) -> bool:
    """Whether a line is an item of a list inside a text: the item before or after it stands there too, no comment between."""
    number = _item(read[index].line.cells[0])
    return number > 0 and (number - 1 in _items(reversed(read[:index])) or number + 1 in _items(read[index + 1 :]))


def is_legend_entry(read: Sequence[ReadLine], index: int) -> bool:
    """Whether a line says what a response type means, as the numbered line right above or below does: ④ 困難, ⑤ その他."""
    own = _told(read[index])
    beside = (_next_told(reversed(read[:index])), _next_told(read[index + 1 :]))
    return own is not None and any(each and each[0] == own[0] and abs(each[1] - own[1]) == 1 for each in beside)


def _told(each: ReadLine) -> tuple[str, int] | None:
    """The number of a line that means a response type."""
    text = each.line.cells[0].strip()
    return enumerator(text) if meaning_of(text[numbered(text) :]) else None


def _next_told(read: Iterable[ReadLine]) -> tuple[str, int] | None:
    line = next((each for each in read if each.kind != "blank"), None)
    return _told(line) if line and line.kind in ("front_matter", "rejected") else None


def _items(read: Iterable[ReadLine]) -> set[int]:
    """Numbers of the items in the text that goes on here."""
    text = itertools.takewhile(lambda each: each.kind in ("continuation", "page_mark", "blank"), read)
    return {_item(line) for each in text for line in each.line.cells[0].split("\n")} - {0}


def _item(line: str) -> int:
    """The number of an item; 0 for other lines."""
    found = _ITEM.match(line.strip())
    return int(unicodedata.normalize("NFKC", found[1] or found[2])) if found else 0
