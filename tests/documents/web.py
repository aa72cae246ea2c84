"""Writes a sheet as a page of HTML: tables with rowspan and colspan, or blocks of headings and paragraphs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tests.documents.sheet import Break, Merged, Paragraph, Sheet, Table
from tests.documents.workbooks import extent

if TYPE_CHECKING:
    from tests.documents.content import Comment

HEAD = '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="{charset}"><title>{title}</title>\n'
HEAD += "<style>td {{ border: 1px solid }}</style><script>document.title = '実行してはいけない';</script></head><body>\n"


def page(sheet: Sheet, *, charset: str = "utf-8") -> bytes:
    """The whole page; paragraphs and tables in order."""
    parts = [HEAD.format(charset=charset, title="意見募集の結果"), '<nav><a href="/">ホーム</a></nav>\n']
    for block in sheet:
        parts.append(_table(block) if isinstance(block, Table) else _running(block))
    # Pages that say shift_jis mean what Windows means by it: Python's own shift_jis has no －.
    return "".join([*parts, "</body></html>\n"]).encode("cp932" if charset == "shift_jis" else charset)


def blocks(front: Sheet, comments: tuple[Comment, ...]) -> bytes:
    """Each comment as headings and paragraphs: 意見1, its text, 市の考え方, its text."""
    parts = [HEAD.format(charset="utf-8", title="意見募集の結果")]
    parts += [_table(block) if isinstance(block, Table) else _running(block) for block in front]
    section = ""
    for comment in comments:
        parts += [f"<h2>{escape(comment.section)}</h2>\n"] if comment.section != section else []
        section = comment.section
        parts.append(f"<h3>意見{comment.no}</h3>\n{_paragraph(comment.opinion)}")
        parts.append(f"<h4>市の考え方</h4>\n{_paragraph(comment.reply or '')}")
    return "".join([*parts, "</body></html>\n"]).encode("utf-8")


def _running(block: Paragraph | Break) -> str:
    return f"<p>{escape(block.text)}</p>\n" if isinstance(block, Paragraph) else f"<h2>{escape(block.title)}</h2>\n"


def _paragraph(text: str) -> str:
    return f"<p>{_lines(text)}</p>\n" if text else ""


def _lines(text: str) -> str:
    return "<br>\n".join(map(escape, text.split("\n")))


def _table(table: Table) -> str:
    lines = ["<table>"]
    for top, row in enumerate(table.rows):
        tag = "th" if top < table.heads else "td"
        cells = [_cell(table, top, left, tag) for left, cell in enumerate(row) if not isinstance(cell, Merged)]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>\n"])


def _cell(table: Table, top: int, left: int, tag: str) -> str:
    bottom, right = extent(table.rows, top, left)
    spans = f' rowspan="{bottom - top + 1}"' if bottom > top else ""
    spans += f' colspan="{right - left + 1}"' if right > left else ""
    return f"<{tag}{spans}>{_lines(str(table.rows[top][left]))}</{tag}>"
