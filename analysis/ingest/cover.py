"""What a person would copy from the cover of a document: title, publisher, plan, found in its first lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.recipe import Document as Cover
from analysis.ingest.wording import folded, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.document import Document
    from analysis.ingest.lines_read import ReadLine

UNKNOWN = "（未記入）"
_TITLE = re.compile(r"意見|パブリック|考え方|結果|募集|回答|コメント")
_PLAN = re.compile(r"[「『]([^」』]{4,80})[」』]")
_PLACE = re.compile(
    r"([一-龥ぁ-んァ-ヶ]{1,8}?[都道府県])?([一-龥ぁ-んァ-ヶ々]{1,7}?[市区町村])(?=[^一-龥ぁ-ん]|[長議役教民計地総第基立の]|$)"
)
HEAD = 15
"""Lines in which a title is looked for."""


def cover(document: Document, read: Sequence[ReadLine], name: str = "") -> Cover:
    """Title, publisher and plan as far as the document says, the rest left to a person; `name` is that of a known form."""
    texts = [text for each in read if each.kind in ("front_matter", "rejected", "section_heading") for text in _texts(each)]
    title = name or _title([text for text in texts[:HEAD] if text[:1] not in "（("]) or document.name
    plan = _PLAN.search(title)
    place = _PLACE.search(title) or next(filter(None, map(_PLACE.search, texts[:HEAD])), None)
    return Cover(
        title=title,
        publisher=(place[1] or "") + place[2] if place else UNKNOWN,
        plan=plan[1] if plan else UNKNOWN,
        notice_channels=(),
        licence=UNKNOWN,
        attribution=UNKNOWN,
    )


def _texts(each: ReadLine) -> list[str]:
    filled = [cell for cell in each.line.cells if cell.strip()]
    return [spaced(filled[0])] if len(filled) == 1 else []


def _title(texts: Sequence[str]) -> str:
    """The first line that speaks of opinions, with a line above it that begins its name."""
    for place, text in enumerate(texts):
        if _TITLE.search(text) and 8 <= len(folded(text)) <= 120:
            above = texts[place - 1] if place else ""
            begins = text[:1] in "にのへ「」）)" or (above.count("「") > above.count("」"))
            return f"{above} {text}" if begins and 4 <= len(above) <= 80 else text
    return next((text for text in texts if 8 <= len(text) <= 80), "")
