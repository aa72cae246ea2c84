"""Lines at the head or foot of the pages of a PDF that belong to the page: the same on several of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.ingest.wording import folded, spaced

if TYPE_CHECKING:
    from analysis.ingest.document import Document

_EDGE = 2
"""Lines at the top and at the bottom of a page that are looked at."""


def running_lines(document: Document) -> tuple[str, ...]:
    """Texts of running heads and feet, each as printed; a page number in them does not make them different."""
    pages: dict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        filled = [cell for cell in line.cells if cell.strip()]
        if document.format == "pdf" and filled:
            pages[line.page].append(spaced(filled[0]) if len(filled) == 1 and len(line.cells) == 1 else "")
    seen: dict[str, set[int]] = defaultdict(set)
    texts: dict[str, list[str]] = defaultdict(list)
    for page, lines in pages.items():
        for text in filter(None, dict.fromkeys([*lines[:_EDGE], *lines[-_EDGE:]])):
            form = re.sub(r"[0-9]+", "0", folded(text))
            seen[form].add(page)
            texts[form].append(text)
    often = max(2, (len(pages) + 1) // 2)
    return tuple(dict.fromkeys(text for form, found in texts.items() if len(seen[form]) >= often for text in found))
