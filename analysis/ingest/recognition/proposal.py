"""How a document is read as far as that can be found out: a recipe, and what a person should settle before relying on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analysis.ingest.build import is_wrapped, read_alike, read_lines
from analysis.ingest.recipe.decisions import Cover, Recipe, pillar_table, response_type_table
from analysis.ingest.recipe.source import Source
from analysis.ingest.recognition.carried import carried_columns, carried_question
from analysis.ingest.recognition.cover import cover
from analysis.ingest.recognition.forms import form_of
from analysis.ingest.recognition.groups.legend import LegendEntry, legend
from analysis.ingest.recognition.groups.legend_table import labelled_entries, response_type_rows
from analysis.ingest.recognition.groups.pillars import Filing, filing
from analysis.ingest.recognition.groups.printed_totals import total_tables
from analysis.ingest.recognition.groups.total_axes import total_axes
from analysis.ingest.recognition.printed_alone import ALONE, printed_alone
from analysis.ingest.recognition.questions import (
    column_questions,
    cover_questions,
    legend_questions,
    other_table_questions,
    reply_questions,
)
from analysis.ingest.recognition.running_lines import running_lines
from analysis.ingest.recognition.shape import Shape, shape
from analysis.ingest.recognition.shared_replies import inferred_replies
from analysis.ingest.rows.comment_table import comment_table, reply_mark
from analysis.ingest.rows.dated_numbers import dated_numbers
from analysis.ingest.words.wording import folded, squeezed
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analysis.ingest.readers.document import Document
    from analysis.ingest.recognition.columns import ColumnFound
    from analysis.ingest.recognition.forms import Form
    from analysis.ingest.rows.lines_read import ReadLine, Row


@dataclass(frozen=True)
class Wishes:
    """What a person says about a document before it is read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading, or #3 for the third column → role."""
    group: str = ""
    """Heading of the column that becomes the pillars."""
    quiet: bool = False
    """Whether columns that nobody named are no question."""
    recognised: bytes = b""
    """What was recognised on the pages of a scan, where the person chose that; see readers/scan."""


@dataclass(frozen=True)
class Proposal:
    """A recipe with the grounds for it."""

    recipe: Recipe
    columns: tuple[ColumnFound, ...]
    legend: tuple[LegendEntry, ...]
    questions: tuple[Problem, ...]
    read: tuple[list[ReadLine], pd.DataFrame] | None
    """Lines and comments of the document as the recipe reads it, until the tables are made."""


def proposal(document: Document, file: str, wishes: Wishes | None = None) -> Proposal:
    """Find out how a document is read; `file` is its name in the package. Raises PackageError where no comments are found."""
    wishes = wishes or Wishes()
    form = None if wishes.columns else form_of(document.content.lines)
    found = shape(document, form.columns if form else wishes.columns) or _no_comments(document, wishes)
    if wishes.quiet:
        found = found.with_named_only(wishes.columns)
    source = Source(
        file=file,
        sha256=document.sha256,
        columns=found.roles,
        layout=found.layout,
        headless=found.headless,
        unfiled="?",
        running=running_lines(document),
        **(form.source_fields() if form else {}),
    )
    read, rows = read_lines(document, _bare(source))
    if carried := carried_columns(rows, document.format):
        source = replace(source, carried=carried)
        read, rows = read_lines(document, _bare(source))
    if not rows:
        _no_comments(document, wishes)
    _check_texts(document, found, rows)
    return _settled(document, source, found, _Found(read, rows, form), wishes)


def _check_texts(document: Document, found: Shape, rows: list[Row]) -> None:
    """Refuse texts of a table that were taken out column by column: its headings come first, then everything in one heap."""
    empty = [row for row in rows if not row.cells.get("opinion", "").strip() and row.cells.get("reply", "").strip()]
    if found.layout == "blocks" and len(empty) * 2 > len(rows):
        message = (
            f"意見が空で、回答に文がまとまっています（{len(rows)}件のうち{len(empty)}件）。表を列ごとに取り出した文字のようです"
        )
        remedy = "元のPDFやExcel、Wordのファイルを入れてください"
        refuse([Problem(document.name, message, remedy, empty[0].line)])


@dataclass(frozen=True)
class _Found:
    """Lines and rows as read before sections and legend are known."""

    read: list[ReadLine]
    rows: list[Row]
    form: Form | None = None

    @property
    def outside(self) -> list[ReadLine]:
        """Lines that hold no comment."""
        return [each for each in self.read if each.kind not in ("row", "continuation", "page_header", "page_mark")]


def _settled(document: Document, source: Source, found: Shape, first: _Found, wishes: Wishes) -> Proposal:
    bare, tables = source, total_tables([each.line for each in first.outside])
    filed = filing(first.read, _with_parts(first.rows, source), source, tables, wishes.group or _group(first.form))
    marks_from, entries = ("column", list(first.form.legend)) if first.form else _legend(source, first, filed)
    entries = labelled_entries(entries, tables)
    by_heading = {heading: entry.mark for heading, entry in filed.marks.items()} if marks_from == "heading" else {}
    source = replace(source, marks_from=marks_from, mark_headings=by_heading)
    source = replace(source, **filed.source_fields(), **total_axes(tables, filed, entries))
    types = response_type_rows(entries)
    recipe = Recipe(
        cover=cover(document, first.read, first.form.name if first.form else ""),
        source=replace(source, unfiled=filed.unfiled),
        pillars=pillar_table(filed.pillars),
        response_types=response_type_table(types),
        response_type_totals={str(row["total_label"]): str(row["mark"]) for row in types if row["total_label"]},
        shared_replies={},
        coding=None,
        evidence=(),
    )
    same = read_alike(recipe, _bare(bare))
    return _with_rows(
        document, recipe, found, entries, wishes, (first.read, first.rows) if same else read_lines(document, recipe)
    )


def _with_rows(
    document: Document,
    recipe: Recipe,
    found: Shape,
    entries: list[LegendEntry],
    wishes: Wishes,
    read: tuple[list[ReadLine], list[Row]],
) -> Proposal:
    """What needs the rows as the recipe reads them: their names, marks the legend lacks, replies that are shared."""
    lines, rows = read
    recipe = replace(recipe, source=replace(recipe.source, ids=_ids(rows)))
    table = comment_table(rows, recipe, wrapped=is_wrapped(document))
    unworded = _unworded(table, recipe)
    entries = [*entries, *unworded]
    types = response_type_rows(entries)
    shared = inferred_replies(rows, table, {entry.mark: entry.meaning for entry in entries})
    recipe = replace(recipe, response_types=response_type_table(types), shared_replies=shared)
    if unworded or shared:
        table = comment_table(rows, recipe, wrapped=is_wrapped(document))
    questions = [
        *cover_questions(recipe, document.name),
        *column_questions(recipe, found, quiet=wishes.quiet),
        *legend_questions(recipe, entries),
        *reply_questions(recipe),
        *other_table_questions(recipe, lines),
        *carried_question(recipe.source.carried, rows, recipe.source.file),
        *dated_numbers(recipe.source.file, rows),
    ]
    return Proposal(recipe, found.columns, tuple(entries), tuple(questions), (lines, table))


_NO_COVER = Cover("", "", "", (), "", "")


def _group(form: Form | None) -> str:
    return form.pillars_from if form else ""


def _with_parts(rows: list[Row], source: Source) -> list[Row]:
    """Rows with the parts of cells that are columns of their own."""
    if not source.parts:
        return rows
    names = {name: re.compile(text) for name, text in source.parts.items()}
    found = []
    for row in rows:
        matches = [pattern.search(folded(row.cells.get(name, ""))) for name, pattern in names.items()]
        parts = {key: value for match in matches if match for key, value in match.groupdict().items()}
        found.append(replace(row, cells={**row.cells, **parts}))
    return found


def _bare(source: Source) -> Recipe:
    """A recipe that knows nothing but the columns."""
    return Recipe(_NO_COVER, source, pillar_table([]), response_type_table([]), {}, {}, None, ())


def _legend(source: Source, first: _Found, filed: Filing) -> tuple[str, list[LegendEntry]]:
    """Where the marks stand, and the legend with an entry for each."""
    texts = [each.line.cells for each in first.outside]
    column = next((key for key, role in source.columns.items() if role == "printed_mark"), "")
    used = [squeezed(mark) for row in first.rows if (mark := row.cells.get("printed_mark", "")).strip()]
    if used:
        return "column", legend(texts, used, column)
    replies = [row.cells["reply"] for row in first.rows if row.cells.get("reply", "").strip()]
    heads = [mark for mark in map(reply_mark, replies) if mark]
    if len(heads) * 2 > len(replies) and len(set(heads)) <= max(2, min(10, len(heads) // 2 + 1)):
        return "reply", legend(texts, heads)
    if filed.marks:
        return "heading", list(filed.marks.values())
    return "column", legend(texts, [])


def _ids(rows: list[Row]) -> str:
    """Numbers where they tell comments apart, with their pillar where they begin anew, places where there are none."""
    numbers = [row.cells.get("no", "").strip() for row in rows]
    given = [number for number in numbers if number]
    if len(given) * 2 < len(rows):
        return "place"
    if len(set(given)) == len(given):
        return "no"
    filed = [(row.pillar, number) for row, number in zip(rows, numbers, strict=True) if number]
    return "pillar-no" if len(set(filed)) == len(filed) else "place"


def _unworded(table: pd.DataFrame, recipe: Recipe) -> list[LegendEntry]:
    """Marks of rows for which there is no entry yet."""
    known = set(recipe.response_types["mark"])
    strange = [mark for mark in table["printed_mark"].dropna().unique() if mark not in known]
    return legend([], strange)


def _no_comments(document: Document, wishes: Wishes) -> Shape:
    """Raises PackageError, with the headings that there are where one was named that is not."""
    remedy = "意見の列の見出しを --columns opinion=見出し で指定してください（見出しがない表は opinion=#3 のように列の番号で）"
    if not wishes.columns and printed_alone(document):
        instead = "件数だけの資料は、画面「資料の取り込み」か build.toml の [totals] で作れます。意見の列があるなら、"
        refuse([Problem(document.name, ALONE, instead + remedy)])
    if not wishes.columns:
        refuse([Problem(document.name, "意見の表も、意見と回答の並びも見つかりません", remedy)])
    headings = list(found.roles) if (found := shape(document)) else []
    missing = [heading for heading in wishes.columns if folded(heading) not in set(map(folded, headings))]
    message = "指定された見出しの列がありません" if missing else "指定された列から意見を読み取れません"
    there = f"この文書にある見出し：{'、'.join(headings)}"
    refuse(
        [Problem(document.name, message, there if missing and headings else remedy, value="、".join(missing or wishes.columns))]
    )
    raise AssertionError  # refuse has raised
