"""The parts of a web page: what is shown, and what stands around the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as HtmlElement

    from analysis.ingest.readers.document import Line

_AROUND = {"nav", "footer", "aside"}
_AROUND_ROLES = {"navigation", "contentinfo", "banner", "complementary", "search"}
_AROUND_IDS = re.compile(r"(?:^|[-_])(?:header|footer|g?navi?|breadcrumbs?|pankuzu|topicpath|sidebar)(?:$|[-_0-9])")
_CONTENT = {"main", "article", "section"}


def tag_of(element: HtmlElement) -> str:
    """The name of an element; none for what is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser would show the element at all."""
    style = re.sub(r"\s", "", (element.get("style") or "").lower())
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def stands_around(tag: str, element: HtmlElement) -> bool:
    """Whether an element holds no content of its page, as it says itself; a <header> inside the content belongs to it."""
    if tag in _AROUND or (element.get("role") or "").strip().lower() in _AROUND_ROLES:
        return True
    named = tag == "header" or _AROUND_IDS.search((element.get("id") or "").strip().lower())
    return bool(named) and not any(tag_of(outer) in _CONTENT for outer in element.iterancestors())


def is_mostly_content(lines: Sequence[Line]) -> bool:
    """Whether what stands around the content is the smaller part: some pages have all their text in what they call a footer."""
    around, content = (sum(len(cell) for line in lines if line.apart is side for cell in line.cells) for side in (True, False))
    return around <= content
