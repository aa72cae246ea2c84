"""Word templates: a document with fields in double braces, filled with parts of a result. Nothing in a template is executed.

A field of the body (a chapter, or 本文 for all of them) stands alone in its paragraph; a field of one line (題名) may stand
inside a paragraph, also in heads and feet of pages and in tables.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.export.archive import dated_office_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from docx.document import Document

    Blocks = Mapping[str, Callable[[], Iterable[str]]]

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = {"Title": "Title", "Heading1": "Heading 1", "Heading2": "Heading 2"}
"""Style as blocks name it → its name in Word's own language, whatever it is called on screen and by its id."""

LONGEST = 255
"""Characters of a property of a document; python-docx refuses more."""


class TemplateError(ValueError):
    """A template that cannot be filled; names the field, the place and the remedy in Japanese."""


def own_template(data: Path) -> bytes | None:
    """The municipality's own template, where its data folder has one."""
    path = data / "templates" / "result.docx"
    return path.read_bytes() if path.is_file() else None


def filled(template: bytes, blocks: Blocks, texts: Mapping[str, str]) -> Document:
    """The template with each field replaced: one of `blocks` by its paragraphs and tables (WordprocessingML), one of `texts`
    by its line. Blocks are made for the fields that the template has. Raises TemplateError.
    """
    document = _opened(template)
    styles = {style.name: style.style_id for style in document.styles}
    ids = {name: styles.get(known, "") for name, known in STYLES.items()}
    bodies = 0
    for place, paragraph in list(_paragraphs(document)):
        names = FIELD.findall(paragraph.text)
        alone = FIELD.fullmatch(paragraph.text.strip())
        if alone and alone[1] in blocks and place == "本文":
            _replace(paragraph, blocks[alone[1]](), ids)
            bodies += 1
        elif names:
            _checked(names, place, blocks, texts)
            _write(paragraph, FIELD.sub(lambda found: texts[found[1]], paragraph.text))
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


def _paragraphs(document: Document) -> Iterator[tuple[str, Any]]:
    """Each paragraph with the name of its place."""
    yield from [("本文", paragraph) for paragraph in document.paragraphs]
    yield from (("表", paragraph) for table in document.tables for cell in table._cells for paragraph in cell.paragraphs)
    for section in document.sections:
        yield from (("ヘッダー", paragraph) for paragraph in section.header.paragraphs)
        yield from (("フッター", paragraph) for paragraph in section.footer.paragraphs)


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


def _replace(paragraph: Any, blocks: Iterable[str], ids: Mapping[str, str]) -> None:  # noqa: ANN401  # python-docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    here = paragraph._p  # python-docx has no way of its own to insert blocks
    for element in parse_xml(f"<w:body {SPACE}>{''.join(blocks)}</w:body>"):
        for style in element.iter(qn("w:pStyle")):
            style.set(qn("w:val"), ids[style.get(qn("w:val"))])
        here.addprevious(element)
    here.getparent().remove(here)


def _write(paragraph: Any, text: str) -> None:  # noqa: ANN401
    """The text in the look of the paragraph's first run."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""
