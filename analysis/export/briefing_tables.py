"""A briefing as plain tables, for workbooks and CSV: numbers as numbers, and one table that names the comments behind each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.briefing.content import Cell, Column, Count, Kind
from analysis.briefing.day import japanese_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Briefing, Section, Sentence, Table

Value = str | int | float | None
NUMBERS = Column("numbers", "意見番号", "long", "数えた意見の番号")
BASIS = Column("basis", "対応区分のよりどころ", description="対応区分が資料の記載か、人が読んで付けた区分か、推定か、確認済みか")
LABEL = Column("comment", "意見番号", "text", "資料の番号")


@dataclass(frozen=True)
class PlainTable:
    """A table whose cells are plain values, and that says in one line what it is."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def briefing_tables(briefing: Briefing) -> tuple[PlainTable, ...]:
    """Summary, the tables of every section, questions, the comments themselves, the evidence of each count, and the sources."""
    return (
        _summary(briefing),
        *(_plain(table, briefing) for table in briefing.tables),
        *([_questions(briefing)] if briefing.questions else []),
        _comments(briefing),
        _evidence(briefing),
        _sources(briefing),
    )


def _summary(briefing: Briefing) -> PlainTable:
    """One row a sentence: the message of each section first, then what belongs to it."""
    columns = (
        Column("section", "部分", description="ブリーフィングの部分"),
        Column("role", "種類", description="結論、補足、作成者のメモ"),
        Column("sentence", "文", "long", "ブリーフィングの文"),
        BASIS,
        NUMBERS,
    )
    rows: list[tuple[Value, ...]] = []
    for section in briefing.sections:
        for role, sentence in _sentences(section):
            basis = briefing.source.basis if sentence.basis else None
            rows.append((section.title, role, sentence.text, basis, briefing.citations.text(sentence.ids)))
        rows += [(section.title, "メモ", section.note, None, None)] if section.note else []
    return PlainTable("summary", "要点", columns, tuple(rows))


def _sentences(section: Section) -> Iterator[tuple[str, Sentence]]:
    yield "結論", section.message
    yield from (("補足", detail) for detail in section.details)


def _plain(table: Table, briefing: Briefing) -> PlainTable:
    """A table with one count has the comments' numbers beside it; one with response types says where they come from."""
    counted = [place for place, column in enumerate(table.columns) if column.kind == "count"]
    columns = [_plain_column(column) for column in table.columns]
    more: list[Column] = []
    if len(counted) == 1:
        more.append(NUMBERS)
    if table.basis:
        more.append(BASIS)
    rows = []
    for row in table.rows:
        values = [_value(cell, column.kind, briefing.citations) for cell, column in zip(row, table.columns, strict=True)]
        if len(counted) == 1:
            cell = row[counted[0]]
            values.append(briefing.citations.text(cell.ids) if isinstance(cell, Count) else None)
        rows.append((*values, *([briefing.source.basis] if table.basis else [])))
    return PlainTable(table.name, table.title, (*columns, *more), tuple(rows))


def _plain_column(column: Column) -> Column:
    """Comments stand under their printed numbers, which are labels and not to be added up."""
    return replace(column, kind="text") if column.kind == "comment" else column


def _value(cell: Cell, kind: Kind, citations: Citations) -> Value:
    if isinstance(cell, Count):
        return int(cell)
    return citations.label(str(cell)) if kind == "comment" else cell


def _questions(briefing: Briefing) -> PlainTable:
    columns = (
        Column("question", "想定質問", "long", "資料の行から作った、想定される質問"),
        Column("why", "想定した理由", "long", "この質問が想定される理由"),
        Column("evidence", "もとになった文", "long", briefing.source.words.say("意見概要や区の考え方から、原文のまま")),
        BASIS,
        NUMBERS,
    )
    rows = tuple(
        (
            question.text,
            question.why,
            "\n".join(question.evidence),
            briefing.source.basis if question.basis else None,
            briefing.citations.text(question.ids),
        )
        for question in briefing.questions
    )
    return PlainTable("questions", "想定質問", columns, rows)


def _comments(briefing: Briefing) -> PlainTable:
    """One row a comment that anything in the briefing rests on, verbatim."""
    words = briefing.source.words
    columns = (
        LABEL,
        Column("pillar", words.say("柱（項目）"), description="計画のどの部分への意見か"),
        Column("response_type", "対応区分", description="記号と短い名前。分からなければ空欄"),
        BASIS,
        Column("opinion", "意見概要", "long", "原文のまま"),
        Column("reply", words.reply, "long", "原文のまま"),
        Column("reply_of", "回答が書かれた意見の番号", description="回答欄がつながっている場合に、回答が書かれている意見の番号"),
        Column("page", "表の枚目", "whole", "資料にある意見の表の、何枚目か（1から）"),
    )
    basis = briefing.source.basis
    rows = tuple(
        (
            each.label,
            each.pillar,
            each.mark or None,
            basis if each.mark else None,
            each.opinion,
            each.reply,
            each.reply_of or None,
            each.page,
        )
        for each in briefing.quotations.values()
    )
    return PlainTable("comments", words.say("意見と区の考え方"), columns, rows)


def _evidence(briefing: Briefing) -> PlainTable:
    """One row a comment in a count, so that every number can be filtered for its comments."""
    columns = (
        Column("table", "表", description="数のある表"),
        Column("row", "行", "text", "数のある行の見出し"),
        Column("column", "列", description="数のある列の見出し"),
        Column("count", "件数", "whole", "その数"),
        LABEL,
    )
    labels = briefing.citations.labels
    rows = tuple(
        (table.title, _row_label(row), column.label, int(cell), labels[comment])
        for table in briefing.tables
        for row in table.rows
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, Count)
        for comment in cell.ids
    )
    return PlainTable("evidence", "数の根拠（意見番号）", columns, rows)


def _row_label(row: tuple[Cell, ...]) -> str:
    """The texts that a row begins with."""
    first = next(place for place, cell in enumerate(row) if isinstance(cell, Count))
    return " ／ ".join(str(cell) for cell in row[:first])


def sources(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    """Where everything comes from, how it was counted, and what must not be read out of it: name and content."""
    source = briefing.source
    facts: list[tuple[str, str]] = [
        ("資料", f"{source.publisher}「{source.title}」"),
        ("出典の書き方", source.attribution),
        ("意見の単位", f"{source.unit_line}。件数は意見の数で、人数や賛否の数ではありません。"),
        ("絞り込み", source.choice),
        ("対応区分のよりどころ", f"{source.basis}。{source.basis_note}"),
        ("割合", "全体が10件未満のときは、割合を示していません。"),
        ("引用", f"意見概要と{source.words.reply}は原文のままです。目に見えない制御文字だけ、記号に置き換えています。"),
        ("作成日", japanese_date(source.date)),
        ("データのハッシュ", source.data_hash),
        ("画面のアドレス", source.url),
    ]
    limits = [section for section in briefing.sections if section.key == "limits"]
    facts += [(section.title, sentence.text) for section in limits for _, sentence in _sentences(section)]
    return tuple(facts)


def _sources(briefing: Briefing) -> PlainTable:
    columns = (Column("fact", "項目", description="何についての説明か"), Column("content", "内容", "long", "説明"))
    return PlainTable("sources", "出典と方法", columns, sources(briefing))
