"""Kinds of documents beside the published tables: exports of tools, surveys, reports, minutes, cards, several files.

KINDS maps a name to a function that gives a `Layout`, as LAYOUTS does; the comments are those of content.py, without what such a
kind never prints.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from analysis.ingest.readers.bundle import bundled
from tests.documents.content import COMMENTS, SECTIONS, TITLE, Comment
from tests.documents.layouts import PLANS
from tests.documents.plan import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

FLAT = tuple(
    replace(comment, opinion=comment.opinion.replace("\n", ""), reply=(comment.reply or "今後の参考とします。").replace("\n", ""))
    for comment in COMMENTS
)
"""Texts of one line, each with a reply."""


def _row(comment: Comment, *keys: str, section: bool = False) -> dict[str, str | None]:
    row: dict[str, str | None] = dict.fromkeys(("no", "category", "opinion", "reply", "mark", "section"))
    return row | {key: getattr(comment, key) for key in keys} | ({"section": comment.section} if section else {})


def _layout(name: str, suffix: str, text: str | bytes, *keys: str, section: bool = False) -> Layout:
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    return Layout(name, suffix, content, [_row(comment, *keys, section=section) for comment in FLAT], [], {})


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _page(body: str) -> str:
    title = escape(TITLE)
    head = '<!doctype html><html lang="ja"><head><meta charset="utf-8"></head>'
    return f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>"


def _in_sections(heading: Callable[[str], str], each: Callable[[Comment], str]) -> str:
    parts = []
    for section in SECTIONS:
        parts += [heading(section), *(each(comment) for comment in FLAT if comment.section == section)]
    return "".join(parts)


def _decidim() -> Layout:
    bodies = [_quoted(f"<p>{escape(c.opinion, quote=False)}</p>") for c in FLAT]
    rows = [
        f"{c.no};{_quoted(c.category)};{body};evaluating;3;{_quoted(c.reply or '')}" for c, body in zip(FLAT, bodies, strict=True)
    ]
    text = "\n".join(["id;title/ja;body/ja;state;comments;answer/ja", *rows])
    return _layout("decidim", ".csv", text, "no", "category", "opinion", "reply")


def _kouchou() -> Layout:
    rows = [f"{_quoted(c.opinion)},{_quoted(c.category)},{_quoted(c.opinion + 'ほか')},0.1" for c in FLAT]
    text = "\n".join(["argument,category,original-comment,x", *rows])
    return _layout("kouchou", ".csv", text, "category", "opinion")


def _one_column() -> Layout:
    return _layout("one_column", ".csv", "\n".join(["comment", *(_quoted(c.opinion) for c in FLAT)]).encode("cp932"), "opinion")


def _unicode_text() -> Layout:
    rows = [f"{c.no}\t{_quoted(c.opinion)}\t{_quoted(c.reply or '')}" for c in FLAT]
    return _layout(
        "unicode_text", ".txt", "\r\n".join(["番号\t意見\t市の考え方", *rows]).encode("utf-16"), "no", "opinion", "reply"
    )


def _markdown() -> Layout:
    rows = [f"| {c.no} | {c.opinion} | {c.reply} |" for c in FLAT]
    text = "\n".join(["# 結果", "", "| 番号 | 意見の概要 | 市の考え方 |", "|---|---|---|", *rows])
    return _layout("markdown", ".md", text, "no", "opinion", "reply")


def _survey() -> Layout:
    rows = [f"2026/01/{int(c.no):02} 10:00:00,{c.no}0代,{_quoted(c.opinion)}" for c in FLAT]
    return _layout("survey", ".csv", "\n".join(["タイムスタンプ,年代,Q3 気づいたことを書いてください", *rows]), "opinion")


def _items() -> Layout:
    text = _in_sections(lambda section: f"\n{section}\n", lambda c: f"・{c.opinion}\n")
    return _layout("items", ".txt", f"アンケートの自由意見\n{text}", "opinion", section=True)


def _list_of_page() -> Layout:
    text = _in_sections(lambda section: f"<h2>{section}</h2>", lambda c: f"<li>{escape(c.opinion)}</li>")
    return _layout("list_of_page", ".html", _page(text), "opinion", section=True)


def _minutes() -> Layout:
    text = "".join(f"（市民）\n　{c.opinion}\n（市長）\n　{c.reply}\n\n" for c in FLAT)
    return _layout("minutes", ".txt", f"懇談会の記録\n\n{text}", "opinion", "reply")


def _details() -> Layout:
    text = "".join(f"<details><summary>{escape(c.opinion)}</summary><p>{escape(c.reply or '')}</p></details>" for c in FLAT)
    return _layout("details", ".html", _page(text), "opinion", "reply")


def _card(c: Comment) -> str:
    cells = {"番号": c.no, "件名": c.category, "ご意見": c.opinion, "回答": c.reply or "", "担当課": "環境課"}
    rows = (f"<tr><th>{name}</th><td>{escape(text)}</td></tr>" for name, text in cells.items())
    return f"<table>{''.join(rows)}</table>"


def _cards() -> Layout:
    return _layout("cards", ".html", _page("".join(map(_card, FLAT))), "no", "category", "opinion", "reply")


def _for_readers() -> Layout:
    parts, section = [TITLE, "(4) 意見概要及び市の考え方"], ""
    for c in FLAT:
        if c.section != section:
            parts.append(f"番号{c.no}からは、{c.section}に関する意見です。")
        section = c.section
        parts += [f"番号{c.no}", "意見の概要", c.opinion, "市の考え方", c.reply or "", "対応状況", c.mark]
    return _layout("for_readers", ".txt", "\n".join(parts), "no", "opinion", "reply", "mark", section=True)


def _several_files() -> Layout:
    first, second = FLAT[:6], FLAT[6:]
    files = [("表紙.txt", f"{TITLE}\n提出者数 9人  意見数 12件\n".encode())]
    for number, part in enumerate((first, second), start=1):
        rows = [f"{c.no},{_quoted(c.opinion)},{_quoted(c.reply or '')}" for c in part]
        files.append((f"別紙{number}.csv", "\n".join(["番号,意見の概要,市の考え方", *rows]).encode()))
    return _layout("several_files", ".zip", bundled(files), "no", "opinion", "reply")


def _with_changes(name: str) -> Layout:
    """A layout of the others, with a table of what was changed below the comments."""
    from tests.documents.sheet import Paragraph, Table

    plan = PLANS[name]
    changed = Table((("頁", "修正前", "修正後"), ("5", "橋の整備を検討します。", "橋の整備を進めます。")), (0.1, 0.4, 0.4))

    def write(sheet):
        return plan.write((*sheet, Paragraph("修正箇所一覧"), changed))

    return replace(plan, name=f"{name}_with_changes", write=write).layout()


_EACH = (
    *(_decidim, _kouchou, _one_column, _unicode_text, _markdown, _survey, _items, _list_of_page, _minutes, _details, _cards),
    *(_for_readers, _several_files),
)
KINDS: dict[str, Callable[[], Layout]] = {each.__name__.strip("_"): each for each in _EACH} | {
    f"{name}_with_changes": lambda name=name: _with_changes(name) for name in ("ruled_pdf", "word", "html_table", "open_text")
}
"""Every kind, by name."""
