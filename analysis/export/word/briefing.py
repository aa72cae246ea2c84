"""A briefing as a Word document: sentences, figures, tables, questions, and every comment they rest on, to be edited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from analysis.briefing.day import japanese_date
from analysis.export.briefing_tables import sources
from analysis.export.cell_text import cell_text
from analysis.export.evidence import Evidence
from analysis.export.visible import visible
from analysis.export.word.blocks import TEXT_WIDTH, cell, paragraph, table
from analysis.export.word.figures import figures
from analysis.export.word.plain import plain_template
from analysis.export.word.template import filled, problem, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analysis.briefing.content import Briefing, Cell, Column, Quotation, Section, Source, Table
    from analysis.export.word.blocks import Block

TEMPLATE = "briefing"
"""Name of the municipality's own template."""
WHOLE = "本文"
CHAPTERS = ("題名と条件", "要点と図表", "想定質問", "意見と考え方", "出典と方法")
BLOCKS = (WHOLE, *CHAPTERS)
"""Fields of a template that stand alone in a paragraph of its body."""
TEXTS = ("題名", "公表", "意見件数", "作成日", "絞り込み", "対応区分のよりどころ")
"""Fields that may stand inside a paragraph."""
WIDE, NARROW = 3, 1
"""Shares of a line for a column of verbatim text and for any other."""


def briefing_bytes(briefing: Briefing, *, template: bytes | None = None) -> bytes:
    """Write the document, into a municipality's own template where one is given. The same briefing, template and fonts give the
    same bytes. Raises TemplateError where the template has a field that there is not.
    """
    source = briefing.source
    texts = (source.title, source.publisher, source.unit_line, japanese_date(source.date), source.choice, source.basis)
    shown = {name: visible(text) for name, text in zip(TEXTS, texts, strict=True)}
    blocks = dict(zip(CHAPTERS, _chapters(briefing), strict=True))
    whole = {WHOLE: lambda: (block for chapter in blocks.values() for block in chapter())}
    document = filled(template or plain_template("ブリーフィング：{{題名}}"), {**whole, **blocks}, shown)
    return saved(document, title=f"ブリーフィング：{shown['題名']}", author="意見アトラス", day=source.date)


def briefing_template_problem(template: bytes) -> str:
    """Why the template cannot be filled, in Japanese; empty where it can."""
    return problem(template, BLOCKS, TEXTS)


def _chapters(briefing: Briefing) -> tuple[Callable[[], Iterator[Block]], ...]:
    """What writes each of CHAPTERS."""
    evidence = Evidence(briefing)
    return tuple(partial(each, briefing, evidence) for each in (_head, _sections, _questions, _quotations, _sources))


def _head(briefing: Briefing, _: Evidence) -> Iterator[Block]:
    source = briefing.source
    yield _text(source.title, "Title")
    yield _text(f"{source.unit_line}　件数は意見の数で、人数や賛否の数ではありません")
    yield _text(f"作成日：{japanese_date(source.date)}　絞り込み：{source.choice}")
    yield _text(f"対応区分：{source.basis}（{source.basis_note}）")


def _sections(briefing: Briefing, evidence: Evidence) -> Iterator[Block]:
    pictures, told = figures(briefing)
    for section in briefing.sections:
        drawn = {place: picture for (key, place), picture in pictures.items() if key == section.key}
        yield from _section(section, briefing.source, evidence, drawn)
    if told:
        yield _text(told)


def _section(section: Section, source: Source, evidence: Evidence, drawn: Mapping[int, Block]) -> Iterator[Block]:
    yield _text(section.title + _badge(section, source), "Heading1")
    yield from (_text(sentence.text) for sentence in section.sentences)
    yield _text(f"メモ：{section.note}") if section.note else ""
    for each in section.tables:
        yield _text(each.title + _badge(each, source), "Heading2")
        yield from (drawn[place] for place, figure in enumerate(section.figures) if figure.table == each.name and place in drawn)
        yield _table(each, evidence)


def _badge(of: Section | Table, source: Source) -> str:
    return f"［対応区分：{source.basis}］" if of.basis else ""


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


def _questions(briefing: Briefing, evidence: Evidence) -> Iterator[Block]:
    if not briefing.questions:
        return
    yield _text("想定質問", "Heading1")
    for number, question in enumerate(briefing.questions, start=1):
        yield _text(f"{number}　{question.text}")
        yield _text(f"{question.why}　意見番号：{evidence.text(question.ids)}")


def _quotations(briefing: Briefing, _: Evidence) -> Iterator[Block]:
    yield _text(briefing.source.words.say("意見と区の考え方（原文のまま）"), "Heading1")
    for quotation in briefing.quotations.values():
        yield from _quotation(quotation, briefing.source)


def _quotation(each: Quotation, source: Source) -> Iterator[Block]:
    mark = f"{each.mark}［{source.basis}］" if each.mark else ""
    yield _text("　".join(filter(None, (f"{each.label}番", each.pillar, mark))), "Heading2")
    yield _text(f"意見：{each.opinion or '（記載なし）'}")
    of = f"（{each.reply_of}番と共通の回答）" if each.reply_of else ""
    yield _text(f"{source.words.reply}{of}：{each.reply or '（記載なし）'}")


def _sources(briefing: Briefing, _: Evidence) -> Iterator[Block]:
    yield _text("出典と方法", "Heading1")
    yield from (_text(f"{name}：{content}") for name, content in sources(briefing))


def _text(text: str, style: str = "") -> str:
    """A paragraph a line."""
    return "".join(paragraph(line, style) for line in visible(text).split("\n"))
