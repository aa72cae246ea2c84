"""A briefing as a Word document: sentences, tables, questions, and every comment they rest on, to be edited and passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.day import japanese_date
from analysis.export.briefing_tables import sources
from analysis.export.cell_text import cell_text
from analysis.export.evidence import Evidence
from analysis.export.visible import visible
from analysis.export.word.blocks import TEXT_WIDTH, cell, paragraph, table
from analysis.export.word.plain import plain_template
from analysis.export.word.template import filled, saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Briefing, Cell, Column, Quotation, Section, Table

WIDE, NARROW = 3, 1
"""Shares of a line for a column of verbatim text and for any other."""


def briefing_bytes(briefing: Briefing) -> bytes:
    """Write the document. The same briefing gives the same bytes."""
    source = briefing.source
    title = f"ブリーフィング：{visible(source.title)}"
    document = filled(plain_template(), {"本文": lambda: _blocks(briefing)}, {"題名": title})
    return saved(document, title=title, author="意見アトラス", day=source.date)


def _blocks(briefing: Briefing) -> Iterator[str]:
    source, evidence = briefing.source, Evidence(briefing)
    yield _text(source.title, "Title")
    yield _text(f"{source.unit_line}　件数は意見の数で、人数や賛否の数ではありません")
    yield _text(f"作成日：{japanese_date(source.date)}　絞り込み：{source.choice}")
    yield _text(f"対応区分：{source.basis}（{source.basis_note}）")
    for section in briefing.sections:
        yield from _section(section, evidence)
    yield from _questions(briefing, evidence)
    yield _text("意見と考え方（原文のまま）", "Heading1")
    for quotation in briefing.quotations.values():
        yield from _quotation(quotation)
    yield _text("出典と方法", "Heading1")
    yield from (_text(f"{name}：{content}") for name, content in sources(briefing))


def _section(section: Section, evidence: Evidence) -> Iterator[str]:
    yield _text(section.title, "Heading1")
    yield from (_text(sentence.text) for sentence in section.sentences)
    yield _text(f"メモ：{section.note}") if section.note else ""
    for each in section.tables:
        yield _text(each.title, "Heading2")
        yield _table(each, evidence)


def _table(each: Table, evidence: Evidence) -> str:
    shares = [WIDE if column.kind == "long" else NARROW for column in each.columns]
    widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
    heads = [(visible(column.label), width) for column, width in zip(each.columns, widths, strict=True)]
    rows = (
        [
            cell(visible(_said(value, column, evidence)), width)
            for value, column, width in zip(row, each.columns, widths, strict=True)
        ]
        for row in each.rows
    )
    return table(heads, rows)


def _said(value: Cell, column: Column, evidence: Evidence) -> str:
    return evidence.label(str(value)) if column.kind == "comment" and value is not None else cell_text(value, column)


def _questions(briefing: Briefing, evidence: Evidence) -> Iterator[str]:
    if not briefing.questions:
        return
    yield _text("想定質問", "Heading1")
    for number, question in enumerate(briefing.questions, start=1):
        yield _text(f"{number}　{question.text}")
        yield _text(f"{question.why}　意見番号：{evidence.text(question.ids)}")


def _quotation(each: Quotation) -> Iterator[str]:
    yield _text("　".join(filter(None, (f"{each.label}番", each.pillar, each.mark))), "Heading2")
    yield _text(f"意見：{each.opinion or '（記載なし）'}")
    of = f"（{each.reply_of}番と共通の回答）" if each.reply_of else ""
    yield _text(f"考え方{of}：{each.reply or '（記載なし）'}")


def _text(text: str, style: str = "") -> str:
    """A paragraph a line."""
    return "".join(paragraph(line, style) for line in visible(text).split("\n"))
