"""The content of an OpenDocument file: its parts checked, its texts as they stand once every change is accepted."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from analysis.ingest.readers.archive import BROKEN, cannot_open, checked_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

WHAT = "OpenDocumentのファイル"
SMALLER = "意見の表のある部分だけを新しいファイルに写して保存し直してください"
RESAVE = "作ったソフトで開き、PDFかMicrosoft Officeの形式（docx、xlsx）で保存し直してください"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = (f"{_NAMES}{name}:1.0}}" for name in ("text", "table", "style"))
_NOTHING = ("annotation", "annotation-end", "tracked-changes", "note-citation", "text-box", "object", "image", "title", "desc")
_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_REPEATED = 10_000
"""Blanks that one element may stand for."""


def content_of(name: str, data: bytes) -> dict[str, Element]:
    """The parts content and styles, parsed without fetching or expanding anything. Raises PackageError."""
    from lxml import etree

    checked_archive(name, data, what=WHAT, smaller=SMALLER, resave=RESAVE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = ["content.xml", *(part for part in ("styles.xml",) if part in archive.namelist())]
            return {part.partition(".")[0]: etree.fromstring(archive.read(part), parser) for part in parts}
    except (*BROKEN, etree.XMLSyntaxError) as error:
        return cannot_open(name, WHAT, RESAVE, error)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def table_rows(table: Element) -> Iterator[Element]:
    """The rows of a table or sheet, those of its groups too."""
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in _GROUPS:
            yield from table_rows(child)


def number_of(element: Element, name: str, *, least: int = 1) -> int:
    """A number in an attribute; `least` where there is none, or none that is one."""
    text = element.get(name) or ""
    return int(text) if text.isdecimal() and len(text) < 8 else least


class Texts:
    """Reads paragraphs and remembers what was left out, to be said."""

    def __init__(self, parts: dict[str, Element]) -> None:
        self.counts: Counter[str] = Counter()
        self.struck = {
            style.get(f"{STYLE}name") or ""
            for part in parts.values()
            for style in part.iter(f"{STYLE}style")
            if _is_struck(style)
        }
        for part in parts.values():
            self.counts["deleted"] += sum(1 for _ in part.iter(f"{TEXT}deletion"))
            self.counts["inserted"] += sum(1 for _ in part.iter(f"{TEXT}insertion"))

    def paragraph(self, paragraph: Element) -> str:
        """The text of a paragraph, without that of notes and boxes; a line break is a line feed."""
        if paragraph.get(f"{TEXT}style-name") in self.struck and "".join(paragraph.itertext()).strip():
            self.counts["struck"] += 1
            return ""
        return "".join(self._pieces(paragraph))

    def _pieces(self, paragraph: Element) -> Iterator[str]:
        stack: list[tuple[Element | None, str]] = [(paragraph, "")]
        while stack:
            element, text = stack.pop()
            if element is None:
                yield text
            elif element is paragraph or self._goes_in(element):
                yield _sign(element)
                for child in reversed(element):
                    stack += [(None, child.tail or ""), (child, "")]
                yield element.text or ""

    def _goes_in(self, element: Element) -> bool:
        name = local(element)
        self.counts["notes"] += name == "note"
        self.counts["ruby"] += name == "ruby-text"
        if name == "span" and element.get(f"{TEXT}style-name") in self.struck:
            self.counts["struck"] += 1
            return False
        return name not in (*_NOTHING, "ruby-text", "note")


def _sign(element: Element) -> str:
    match local(element):
        case "s":
            return " " * min(number_of(element, f"{TEXT}c"), _REPEATED)
        case "tab":
            return "\u3000"
        case "line-break":
            return "\n"
        case _:
            return ""


def _is_struck(style: Element) -> bool:
    found = style.find(f"{STYLE}text-properties")
    kinds = ("text-line-through-style", "text-line-through-type")
    return found is not None and any(found.get(f"{STYLE}{kind}") not in (None, "none") for kind in kinds)
