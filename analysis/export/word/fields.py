"""Fields in double braces in the text of a Word document: where they stand, and how they are written over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
BODY = "本文"
_PLACES = {"tc": "表", "txbxContent": "テキストボックス", "sdtContent": "コンテンツ コントロール"}
"""Elements around a paragraph, by the name their place has on screen."""
_PARTS = {"header": "ヘッダー", "footer": "フッター"}


@dataclass(frozen=True)
class Line:
    """A paragraph with the name of its place; only a line straight in the body can give way to other paragraphs and tables."""

    place: str
    element: Any

    @property
    def text(self) -> str:
        return "".join(each.text or "" for each in _texts(self.element))

    def write(self, values: Mapping[str, str]) -> None:
        """Put the value of each field in its place, in the look of the field's first letter; all else stays as it is.

        A field may be parted by Word into several stretches, and may stand in a link.
        """
        for found in reversed(list(FIELD.finditer(self.text))):
            _write(_texts(self.element), found.start(), found.end(), values[found[1]])


def lines(document: Document) -> Iterator[Line]:
    """Every paragraph: of the body, its tables and text boxes, and of all heads and feet of pages."""
    from docx.oxml.ns import qn

    body = document.element.body
    yield from (Line(_place(each, body, BODY), each) for each in body.iter(qn("w:p")))
    for relation in document.part.rels.values():
        name = _PARTS.get(relation.reltype.rsplit("/", 1)[-1])
        if name:
            root = relation.target_part.element
            yield from (Line(_place(each, root, name), each) for each in root.iter(qn("w:p")))


def _place(paragraph: Any, root: Any, name: str) -> str:  # noqa: ANN401  # lxml
    """The innermost thing around the paragraph that has a name of its own; else that of the part."""
    for around in paragraph.iterancestors():
        if around is root:
            break
        if found := _PLACES.get(around.tag.rpartition("}")[2]):
            return found
    return name


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401
    """The stretches of a paragraph's own text in order, also those within links; not those of a text box that hangs on it."""
    from docx.oxml.ns import qn

    found = paragraph.iter(qn("w:t"))
    return [each for each in found if next(each.iterancestors(qn("w:p"))) is paragraph]


def _write(texts: list[Any], start: int, end: int, value: str) -> None:
    """Write over the letters from `start` to `end` of the stretches."""
    from docx.oxml.ns import qn

    passed = 0
    for element in texts:
        text = element.text or ""
        first, last = max(start - passed, 0), min(end - passed, len(text))
        if first < last:
            element.text = text[:first] + (value if passed + first == start else "") + text[last:]
            element.set(qn("xml:space"), "preserve")
        passed += len(text)
