"""Word templates: a document with fields in double braces, filled with parts of a result. Nothing in a template is executed.

A field of the body (a chapter, or 本文 for all of them) stands alone in its paragraph; a field of one line (題名) may stand
inside a paragraph, also in heads and feet of pages, in tables, text boxes and links.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.export.archive import dated_office_file
from analysis.export.word.blocks import PICTURE, Picture
from analysis.export.word.fields import BODY, FIELD, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Any

    from docx.document import Document

    from analysis.export.word.blocks import Block

    Blocks = Mapping[str, Callable[[], Iterable[Block]]]

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = {"Title": "Title", "Heading1": "Heading 1", "Heading2": "Heading 2"}
"""Style as blocks name it → its name in Word's own language, whatever it is called on screen and by its id."""

LONGEST = 255
"""Characters of a property of a document; python-docx refuses more."""


class TemplateError(ValueError):
    """A template that cannot be filled; names the field, the place and the remedy in Japanese."""


def own_template(data: Path, name: str) -> bytes | None:
    """The municipality's own template for a kind of document, where its data folder has one."""
    path = data / "templates" / f"{name}.docx"
    return path.read_bytes() if path.is_file() else None


def filled(template: bytes, blocks: Blocks, texts: Mapping[str, str]) -> Document:
    """The template with each field replaced: one of `blocks` by its paragraphs, tables and pictures, one of `texts` by its line.

    Blocks are made for the fields that the template has. Raises TemplateError.
    """
    document = _opened(template)
    styles = {style.name: style.style_id for style in document.styles}
    ids = {name: styles.get(known, "") for name, known in STYLES.items()}
    bodies = 0
    for line in list(lines(document)):
        names = FIELD.findall(line.text)
        alone = FIELD.fullmatch(line.text.strip())
        if alone and alone[1] in blocks and line.place == BODY:
            _replace(document, line.element, blocks[alone[1]](), ids)
            bodies += 1
        elif names:
            _checked(names, line.place, blocks, texts)
            line.write(texts)
    if not bodies:
        raise TemplateError(f"テンプレートの本文に、一行だけの {{{{本文}}}} がありません。使える項目：{_known(blocks)}")
    return document


def saved(document: Document, *, title: str, author: str, day: date) -> bytes:
    """The document as a file whose bytes its content alone decides, with its title, author and language for voices."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:LONGEST], author[:LONGEST], "ja-JP"
    written = io.BytesIO()
    document.save(written)
    return dated_office_file(written.getvalue(), day)


@lru_cache(maxsize=4)
def problem(template: bytes, blocks: tuple[str, ...], texts: tuple[str, ...]) -> str:
    """Why a template cannot be filled, in Japanese; empty where it can."""
    try:
        filled(template, dict.fromkeys(blocks, tuple), dict.fromkeys(texts, ""))
    except TemplateError as error:
        return str(error)
    return ""


def _opened(template: bytes) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(template))
    except Exception as error:  # python-docx raises what its parts raise: of zip files, of XML, KeyError
        raise TemplateError(
            "テンプレートをWordの文書（.docx）として開けません。Wordで開き、.docx で保存し直してください"
        ) from error


def _checked(names: Sequence[str], place: str, blocks: Blocks, texts: Mapping[str, str]) -> None:
    for name in names:
        if name in blocks:
            raise TemplateError(f"テンプレートの{place}：{{{{{name}}}}} は本文の中で、一行に一つだけ書いてください")
        if name not in texts:
            raise TemplateError(
                f"テンプレートの{place}：{{{{{name}}}}} という項目はありません。"
                f"本文に使える項目：{_known(blocks)}。文の中にも使える項目：{_known(texts)}"
            )


def _known(names: Mapping[str, object]) -> str:
    return "、".join(f"{{{{{name}}}}}" for name in names)


def _replace(document: Document, here: Any, blocks: Iterable[Block], ids: Mapping[str, str]) -> None:  # noqa: ANN401  # lxml
    """Put the blocks before this paragraph and take it away; python-docx has no way of its own to insert them."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    given = list(blocks)
    written = "".join(each if isinstance(each, str) else PICTURE for each in given)
    body = parse_xml(f"<w:body {SPACE}>{written}</w:body>")
    for style in body.iter(qn("w:pStyle")):
        style.set(qn("w:val"), ids[style.get(qn("w:val"))])
    pictures = (each for each in given if isinstance(each, Picture))
    for drawing, picture in zip(body.iter(qn("w:drawing")), pictures, strict=True):
        drawing.append(_inline(document, picture))
    for element in body:
        here.addprevious(element)
    here.getparent().remove(here)


def _inline(document: Document, picture: Picture) -> Any:  # noqa: ANN401
    from docx.shared import Pt

    inline = document.part.new_pic_inline(io.BytesIO(picture.png), width=Pt(picture.width))
    inline.docPr.set("name", picture.name)
    inline.docPr.set("descr", picture.told)
    return inline
