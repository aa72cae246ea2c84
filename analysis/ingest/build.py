"""Makes the tables of a consultation from its original and the recipe beside it; the same input gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.doubtful_characters import doubtful_apart, without_signs
from analysis.ingest.official_totals import official_totals
from analysis.ingest.readers.original import checked_original
from analysis.ingest.recipe.decisions import FILE, Recipe, read_recipe
from analysis.ingest.recipe.splitting import split_cells
from analysis.ingest.rows.block_rows import BlockReader
from analysis.ingest.rows.comment_table import comment_table
from analysis.ingest.rows.front_matter import FrontMatter, front_matter, stated
from analysis.ingest.rows.item_rows import ItemReader
from analysis.ingest.rows.lines_read import OF_FILE, ReadLine, Row, line_place, line_table
from analysis.ingest.rows.other_tables import OTHER
from analysis.ingest.rows.plausibility import doubts
from analysis.ingest.rows.table_rows import TableReader
from analysis.ingest.words.wording import folded
from analysis.package.csv_table import FileColumns, read_table
from analysis.package.files import DOUBTFUL
from analysis.package.reviewed import packaged_coding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from analysis.ingest.readers.document import Document
    from analysis.ingest.recipe.source import Source
    from analysis.package.problem import Problem

READINGS = FileColumns(("no", "coder_a", "confidence_a", "coder_b", "confidence_b", "adjudicated", "confidence", "reason"))
"""The file in which two readers settled the response type of each comment."""
CODING = ["comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason"]


READERS: Mapping[str, type[TableReader | BlockReader | ItemReader]] = {
    "table": TableReader,
    "blocks": BlockReader,
    "items": ItemReader,
}
"""Layout → who reads it; one for each of source.LAYOUTS."""


@dataclass(frozen=True)
class Built:
    """The tables made from one document, and what was found on the way."""

    recipe: Recipe
    front: FrontMatter
    lines: pd.DataFrame
    """Every line of the original with its kind; see lines_read."""
    tables: dict[str, pd.DataFrame]
    """File name → table."""
    doubts: list[Problem]
    """What a person should look at; no reason to refuse."""


def build(folder: Path) -> Built:
    """Read the original and the recipe of a consultation folder. Raises PackageError."""
    recipe = read_recipe(folder)
    document = checked_original(folder / recipe.source.file, recipe.source.sha256, FILE)
    return built(document, recipe, folder=folder)


def built(
    document: Document, recipe: Recipe, *, folder: Path | None = None, read: tuple[list[ReadLine], pd.DataFrame] | None = None
) -> Built:
    """The tables of a document as a recipe reads it. Raises PackageError.

    `folder` holds what people added; `read` are its lines and comments (see `read_lines`, `comment_table`), where they were read
    by this recipe before.
    """
    lines, comments = read or read_comments(document, recipe)
    comments = split_cells(comments, recipe.splits)
    comments, doubtful = doubtful_apart(comments)
    given = [coding(folder, recipe), packaged_coding(folder, comments)] if folder else []
    tables = {
        "comments.csv": comments,
        "pillars.csv": recipe.pillars,
        "official_totals.csv": official_totals(lines, recipe),
        "response_types.csv": recipe.response_types,
        "response_type_coding.csv": pd.concat([_NO_CODING, *given], ignore_index=True),
        "rejects.csv": rejects(lines),
        **({DOUBTFUL: doubtful} if len(doubtful) else {}),
    }
    table = line_table(lines)
    front = stated(front_matter(["\t".join(cells) for cells in table.loc[table["page"] == 0, "cells"]]), vars(recipe.cover.facts))
    found = doubts(recipe, front, tables["comments.csv"], tables["official_totals.csv"])
    return Built(recipe, front, table, tables, [*document.doubts, *found])


def read_comments(document: Document, recipe: Recipe) -> tuple[list[ReadLine], pd.DataFrame]:
    """Every line with its kind, and the table of comments; see `comment_table`."""
    lines, rows = read_lines(document, recipe)
    return lines, comment_table(rows, recipe, wrapped=is_wrapped(document))


def read_lines(document: Document, recipe: Recipe) -> tuple[list[ReadLine], list[Row]]:
    """Every line with its kind, and the comments."""
    found, rows = READERS[recipe.source.layout](document.content, recipe.source, recipe.pillar_of("heading")).read()
    found = list(map(without_signs, found))
    if document.files:
        _tell_files(found, rows)
    if recipe.source.mark_headings:
        _tell_marks(found, rows, recipe.source)
    if len(found) == len(document.lines):
        return found, rows
    read = {line_place(each.line): each for each in found}
    return [read.get(line_place(line)) or ReadLine(line, "front_matter") for line in document.lines], rows


def read_alike(one: Recipe, other: Recipe) -> bool:
    """Whether `read_lines` gives the same for both: all that a recipe says beyond is for what is made of the rows."""
    return _looked_at(one) == _looked_at(other)


def _looked_at(recipe: Recipe) -> tuple[object, ...]:
    source, headings = recipe.source, recipe.pillar_of("heading")
    by_heading = source.pillars_from == "heading"
    # Where no heading is known, all comments stand under what the recipe calls unfiled, or under "?" until a column files them.
    filed = (by_heading, source.unfiled) if headings else (source.unfiled if by_heading else "?")
    rest = replace(source, pillars_from="", unfiled="", sums=(), marks_from="", ids="", parts={}, bullets={})
    return headings, filed, rest


def _tell_files(found: Sequence[ReadLine], rows: Sequence[Row]) -> None:
    """Say of each comment in which file it stands; a file or sheet without comments is what the result says of itself."""
    own = {row.sheet for row in rows}
    for row in rows:
        row.cells[OF_FILE] = row.sheet
    for read in found:
        if read.line.sheet in own:
            continue
        read.page = 0
        if read.kind == "rejected" and not read.reason.startswith(OTHER):
            read.kind, read.reason = "front_matter", ""


def _tell_marks(found: Sequence[ReadLine], rows: Sequence[Row], source: Source) -> None:
    """Give each comment the mark of the heading it stands under; below a heading that gathers others, no mark goes on."""
    marks = {folded(heading): mark for heading, mark in source.mark_headings.items()}
    inner = not any(folded(heading) in marks for heading in source.group_headings)
    mark, following = "", iter(rows)
    for read in found:
        if read.kind == "section_heading":
            text = folded("".join(cell for cell in read.line.cells if cell.strip()))
            mark = marks.get(text, "" if inner else mark)
        elif read.kind == "row":
            for row in islice(following, read.comments or 1):
                row.cells["printed_mark"] = mark


def is_wrapped(document: Document) -> bool:
    """Whether cells have line breaks that nobody wrote."""
    return document.format.wraps and any("\n" in cell for line in document.lines for cell in line.cells)


def coding(folder: Path, recipe: Recipe) -> pd.DataFrame:
    """Response types read by people: the settled mark with both readers' marks. Raises PackageError."""
    if recipe.coding is None:
        return _NO_CODING
    file, source = recipe.coding
    readings = read_table(folder / file, READINGS).table.rename(columns={"no": "comment", "adjudicated": "mark"})
    return readings.assign(source=source)[CODING].astype("str")


def rejects(lines: Sequence[ReadLine]) -> pd.DataFrame:
    """Lines inside the table of comments that are no comment and no heading, with the reason."""
    found = [read for read in lines if read.kind == "rejected"]
    return pd.DataFrame(
        {
            "line": pd.Series([read.line.line for read in found], dtype="int64"),
            "text": pd.Series(["\t".join(read.line.cells) for read in found], dtype="str"),
            "reason": pd.Series([read.reason for read in found], dtype="str"),
        }
    )


_NO_CODING = pd.DataFrame(columns=CODING, dtype="str")
