"""Lines at the head or foot of the pages of a PDF that belong to the page: the same on several of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import folded, spaced

if TYPE_CHECKING:
    from analysis.ingest.readers.document import Document

_EDGE = 2
"""Lines at the top and at the bottom of a page that are looked at: a head and the title below it. 1 and 4 read the bench
alike."""


def running_lines(document: Document) -> tuple[str, ...]:
    """Texts of running heads and feet, each as printed; a page number in them does not make them different."""
    pages: dict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        filled = line.filled
        if document.format.is_printed and filled:
            pages[line.page].append(spaced(filled[0]) if len(filled) == 1 and len(line.cells) == 1 else "")
    seen: dict[str, set[int]] = defaultdict(set)
    texts: dict[str, list[str]] = defaultdict(list)
    inside: Counter[str] = Counter()
    for page, lines in pages.items():
        inside.update(map(_form, lines[_EDGE:-_EDGE]))
        for text in filter(None, dict.fromkeys([*lines[:_EDGE], *lines[-_EDGE:]])):
            seen[_form(text)].add(page)
            texts[_form(text)].append(text)
    often = max(2, (len(pages) + 1) // 2)
    # What stands inside the pages as well marks the texts there: 【市の考え方】 comes to the top of a page by chance.
    running = [form for form, at in seen.items() if len(at) >= often and inside[form] < len(at)]
    return tuple(dict.fromkeys(text for form in running for text in texts[form]))


def _form(text: str) -> str:
    """A line without what differs from page to page."""
    return re.sub(r"[0-9]+", "0", folded(text))
