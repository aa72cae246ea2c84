"""A briefing as one HTML file to send: figures inside, no script, no request to any address, fit to print."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefing.content import Count
from analysis.briefing.day import japanese_date
from analysis.export.briefing_tables import sources
from analysis.export.cell_text import cell_text
from analysis.export.drawing import drawing
from analysis.export.evidence import Evidence
from analysis.export.svg import svg
from analysis.export.visible import visible
from analysis.export.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Briefing, Cell, Column, Figure, Quotation, Section, Sentence, Table

STYLE = Path(__file__).with_name("html.css")
FIGURE_WIDTH, FIGURE_SIZE = 720, 13


def html_bytes(briefing: Briefing) -> bytes:
    """Write the page. The same briefing gives the same bytes."""
    evidence = Evidence(briefing)
    body = "\n".join(
        (*_head(briefing), *_sections(briefing, evidence), *_questions(briefing, evidence), *_annex(briefing, evidence))
    )
    return web_page(f"ブリーフィング：{briefing.source.title}", body, style=STYLE)


def _head(briefing: Briefing) -> Iterator[str]:
    source = briefing.source
    yield f'<header><p class="kind">ブリーフィング</p><h1>{_text(source.title)}</h1>'
    yield f'<p class="unit">{_text(source.unit_line)}　意見の件数であり、人数や賛否の数ではありません</p>'
    facts = {
        "絞り込み": source.choice,
        "対応区分のよりどころ": f"{source.basis}（{source.basis_note}）",
        "作成日": japanese_date(source.date),
        "出典": source.attribution,
    }
    yield "<dl>" + "".join(f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in facts.items()) + "</dl></header>"
    links = [(f"s-{section.key}", section.title) for section in briefing.sections]
    links += [("questions", "想定質問")] if briefing.questions else []
    links += [("evidence", "数の根拠"), ("comments", source.words.say("意見と区の考え方")), ("sources", "出典と方法")]
    items = "".join(f'<li><a href="#{anchor}">{_text(title)}</a></li>' for anchor, title in links)
    yield f'<nav aria-label="目次"><ol>{items}</ol></nav><main>'


def _sections(briefing: Briefing, evidence: Evidence) -> Iterator[str]:
    for section in briefing.sections:
        yield f'<section id="s-{section.key}"><h2>{_text(section.title)}{_badge(section, briefing)}</h2>'
        yield f'<p class="message">{_sentence(section.message, evidence)}</p>'
        yield from (f"<p>{_sentence(detail, evidence)}</p>" for detail in section.details)
        yield f'<p class="note"><strong>メモ</strong>　{_text(section.note)}</p>' if section.note else ""
        for table in section.tables:
            yield from (_figure(figure, table, briefing) for figure in section.figures if figure.table == table.name)
            yield _table(table, briefing, evidence)
        yield "</section>"


def _figure(figure: Figure, table: Table, briefing: Briefing) -> str:
    picture = svg(drawing(figure, table, width=FIGURE_WIDTH, size=FIGURE_SIZE), title=figure.title)
    return f"<figure><figcaption>{_text(figure.title)}{_badge(table, briefing)}</figcaption>{picture}</figure>"


def _badge(part: Section | Table, briefing: Briefing) -> str:
    """Where the response types of a section or a table come from; in words, never by a colour alone."""
    return f'<span class="badge">対応区分：{_text(briefing.source.basis)}</span>' if part.basis else ""


def _sentence(sentence: Sentence, evidence: Evidence) -> str:
    return "".join(_linked(part.text, evidence.anchor(part.ids)) for part in sentence.parts)


def _linked(text: str, anchor: str) -> str:
    return f'<a href="#{anchor}">{_text(text)}</a>' if anchor else _text(text)


def _table(table: Table, briefing: Briefing, evidence: Evidence) -> str:
    heads = "".join(f'<th scope="col" class="{column.kind}">{_text(column.label)}</th>' for column in table.columns)
    rows = "".join(
        "<tr>" + "".join(_cell(cell, column, evidence) for cell, column in zip(row, table.columns, strict=True)) + "</tr>"
        for row in table.rows
    )
    caption = f"<caption>{_text(table.title)}{_badge(table, briefing)}</caption>"
    return f'<div class="scroll"><table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(cell: Cell, column: Column, evidence: Evidence) -> str:
    if isinstance(cell, Count):
        content = _linked(f"{int(cell):,}", evidence.anchor(cell.ids))
    elif column.kind == "comment":
        content = _linked(evidence.label(str(cell)), evidence.comment_anchor(str(cell)))
    else:
        content = _text(cell_text(cell, column))
    return f'<td class="{column.kind}">{content}</td>'


def _questions(briefing: Briefing, evidence: Evidence) -> Iterator[str]:
    if not briefing.questions:
        return
    yield '<section id="questions"><h2>想定質問</h2><ol class="questions">'
    for question in briefing.questions:
        numbers = _linked(evidence.text(question.ids), evidence.anchor(question.ids))
        why = f'<p class="why">{_text(question.why)}　意見番号：{numbers}</p>'
        yield f'<li><p class="question">{_text(question.text)}</p>{why}</li>'
    yield "</ol></section>"


def _annex(briefing: Briefing, evidence: Evidence) -> Iterator[str]:
    yield '<section id="evidence"><h2>数の根拠</h2>'
    yield "<p>本文と表の数が、どの意見を数えたものかを示します。番号から意見へ移れます。</p><ol>"
    for anchor, ids in evidence.groups:
        numbers = "、".join(_linked(label, evidence.comment_anchor(first)) for label, first in evidence.runs(ids))
        yield f'<li id="{anchor}">{len(ids):,}件：{numbers}</li>'
    yield f'</ol></section><section id="comments"><h2>意見と{_text(briefing.source.words.reply)}（原文のまま）</h2>'
    yield from (_quotation(each, evidence, briefing) for each in briefing.quotations.values())
    facts = "".join(f"<dt>{_text(name)}</dt><dd>{_text(content)}</dd>" for name, content in sources(briefing))
    yield f'</section><section id="sources"><h2>出典と方法</h2><dl>{facts}</dl></section></main>'


def _quotation(each: Quotation, evidence: Evidence, briefing: Briefing) -> str:
    mark = f'　{_text(each.mark)}<span class="badge">{_text(briefing.source.basis)}</span>' if each.mark else ""
    of = f"（{_text(each.reply_of)}番と共通の回答）" if each.reply_of else ""
    reply, heading = each.reply or "（記載なし）", briefing.source.words.reply
    return (
        f'<article id="{evidence.comment_anchor(each.id)}"><h3>{_text(each.label)}番　{_text(each.pillar)}{mark}</h3>'
        f'<h4>意見概要</h4><p class="verbatim">{_text(each.opinion or "（記載なし）")}</p>'
        f'<h4>{_text(heading)}{of}</h4><p class="verbatim">{_text(reply)}</p></article>'
    )


def _text(text: str) -> str:
    return escape(visible(text))
