"""The text of a paragraph of Word as it stands once every change is accepted: without what is deleted, struck out or hidden."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\u3000", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\u3000"}
_LEFT_OUT = {"del": "deleted", "moveFrom": "deleted", "rt": "ruby"}
_SAID = {"ins": "inserted", "moveTo": "inserted"}
_NOTHING = {"pPr", "rPr", "sdtPr", "instrText", "delText", "rubyPr", "footnoteRef", "endnoteRef", "annotationRef", "fldData"}
_OFF = {"0", "false", "off", "none"}


def local(element: Element) -> str:
    """The name of an element without its namespace; none for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of an element; empty where either is missing."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def is_on(properties: Element | None, *names: str) -> bool:
    """Whether a run has a property such as strike."""
    found = [] if properties is None else [properties.find(f"{W}{name}") for name in names]
    return any(each is not None and value(each) not in _OFF for each in found)


class Runs:
    """Reads paragraphs and remembers what was left out, to be said."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """deleted, inserted, struck, hidden, ruby, notes → how often."""

    def text(self, paragraph: Element) -> str:
        """The text of a paragraph, without that of boxes in it; a line break is a line feed."""
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: Element) -> Iterator[str]:
        """Pieces of text in order. A stack, not a recursion: elements may be nested to any depth."""
        stack = [iter(element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                continue
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(child)
            elif self._goes_in(name, child):
                stack.append(iter(child))

    def _goes_in(self, name: str, child: Element) -> bool:
        """Whether the text inside an element is that of the paragraph."""
        if name in _LEFT_OUT:
            self.counts[_LEFT_OUT[name]] += any(local(each) in ("t", "delText") for each in child.iter())
            return False
        self.counts[_SAID.get(name, "")] += 1
        self.counts["notes"] += name in ("footnoteReference", "endnoteReference")
        if name in _NOTHING or name in ("drawing", "pict", "object", "AlternateContent", "txbxContent"):
            return False
        properties = child.find(f"{W}rPr") if name == "r" else None
        for left_out, names in (("struck", ("strike", "dstrike")), ("hidden", ("vanish",))):
            if is_on(properties, *names) and any(local(each) == "t" for each in child.iter()):
                self.counts[left_out] += 1
                return False
        return True


def _symbol(element: Element) -> str:
    """A sign of a font of signs: those of Wingdings that stand for a box or a tick, any other one as a dot of a list."""
    boxes = {"A8": "□", "FE": "☑", "FC": "✓", "A1": "○", "6C": "●", "6E": "■"}
    return boxes.get(value(element, "char").upper()[-2:], "・")


def boxes_of(paragraph: Element) -> list[Element]:
    """The contents of text boxes that hang on a paragraph, each once: Word writes a second copy for older programs."""
    found, stack = [], [paragraph]
    while stack:
        element = stack.pop()
        for child in reversed(element):
            if local(child) == "txbxContent":
                found.append(child)
            elif local(child) != "Fallback" or not any(local(each) == "txbxContent" for each in element[0].iter()):
                stack.append(child)
    return found


def is_vertical(document: Element) -> bool:
    """Whether the lines of a section or of a cell run from top to bottom."""
    return any(value(each).startswith("tb") and value(each) != "tbLrV" for each in document.iter(f"{W}textDirection"))
