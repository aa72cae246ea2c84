"""How well documents are read: rows and cells found, missed and invented, for every layout and every change of one."""

from __future__ import annotations

import re
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.ingest.build import Built, built
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import proposal
from analysis.package.problem import PackageError
from tests.bench.published_survey import print_survey
from tests.documents.files import FILES
from tests.documents.kinds import KINDS
from tests.documents.layouts import LAYOUTS, MUTATIONS, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = {
    "no": "no",
    "category": "category",
    "opinion": "opinion",
    "reply": "reply",
    "mark": "printed_mark",
    "heading_mark": "printed_mark",
    "count": "count",
    "second_mark": "second_mark",
}


@dataclass
class Figures:
    """What was read of a document against what it holds."""

    expected: int
    """Comments in the document."""
    read: int
    """Comments read from it."""
    found: int = 0
    """Comments read with the opinion they have."""
    cells: int = 0
    right: int = 0
    invented: int = 0
    """Cells read where the document has none."""
    wrong: list[tuple[int, str, str]] = field(default_factory=list)
    """Comment, column and what was read instead."""
    seconds: float = 0.0
    refused: str = ""


def folded(text: object) -> str:
    """A cell without white space; an empty one for missing."""
    return re.sub(r"\s+", "", text) if isinstance(text, str) else ""


def compared(layout: Layout, result: Built) -> Figures:
    """Compare comment by comment, in order of the document."""
    table = result.tables["comments.csv"]
    names = dict(zip(result.recipe.pillars["pillar"], result.recipe.pillars["name"], strict=True))
    numbers = dict(zip(table["id"], table["no"], strict=True))
    read = table.assign(section=table["pillar"].map(names), shared_with=table["reply_shared_with"].map(numbers)).to_dict(
        "records"
    )
    figures = Figures(len(layout.rows), len(read))
    printed = _prints_sections(layout)
    for place, row in enumerate(layout.rows):
        got = _same(read, row, place)
        figures.found += got is not None
        _compare(figures, place, row, got or {}, sections=printed)
    return figures


def measured(layout: Layout, folder: Path) -> Figures:
    """Write a document, read it, compare."""
    path = folder / f"result{layout.suffix}"
    path.write_bytes(layout.content)
    start = time.perf_counter()
    try:
        opened = original(path)
        figures = compared(layout, built(opened, proposal(opened, path.name).recipe))
    except PackageError as error:
        figures = Figures(len(layout.rows), 0, refused=str(error))
    figures.seconds = time.perf_counter() - start
    return figures


def _same(read: list[dict[str, object]], row: dict[str, str | None], place: int) -> dict[str, object] | None:
    """The comment read with this opinion: the one in its place, or another with the same text."""
    wanted = folded(row["opinion"])
    at = [read[place]] if place < len(read) else []
    return next((each for each in [*at, *read] if folded(each["opinion"]) == wanted), None)


def _compare(figures: Figures, place: int, row: dict[str, str | None], got: dict[str, object], *, sections: bool) -> None:
    columns = {key: column for key, column in COLUMNS.items() if key in row}
    columns |= {key: key for key in ("section", "shared_with") if key in row and (key != "section" or sections)}
    for key, column in columns.items():
        expected, read = folded(row[key]), folded(got.get(column))
        figures.cells += bool(expected)
        figures.right += bool(expected) and expected == read
        # A mark or a section that the document prints elsewhere than in a column may be read although none is expected.
        invented = bool(read) and not expected and key not in ("mark", "section")
        figures.invented += invented
        if invented or (expected and expected != read):
            figures.wrong.append((place, key, read))


def _prints_sections(layout: Layout) -> bool:
    """Whether the sections stand among the comments: one layout names them in its totals only."""
    return layout.name.partition("/")[0] != "shared_replies"


def summed(figures: Iterable[Figures]) -> Figures:
    """The figures of several documents as one."""
    total = Figures(0, 0)
    for each in figures:
        for key in ("expected", "read", "found", "cells", "right", "invented", "wrong", "seconds"):
            setattr(total, key, getattr(total, key) + getattr(each, key))
    return total


def quality(figures: Iterable[Figures]) -> dict[str, float]:
    """Shares of what was read that is right (precision), and of what stands in the documents that was read right (recall)."""
    total = summed(figures)
    misread = sum(1 for _, _, text in total.wrong if text)
    return {
        "precision of rows": total.found / (total.read or 1),
        "recall of rows": total.found / total.expected,
        "precision of cells": total.right / ((total.right + misread) or 1),
        "recall of cells": total.right / total.cells,
    }


def print_ingest() -> None:
    """A line for each document, and the sums."""
    print("Reading documents                             rows   read  found  cells  right  invented   seconds")
    read: list[Figures] = []
    with tempfile.TemporaryDirectory() as place:
        for name, layout in (LAYOUTS | MUTATIONS | KINDS | FILES).items():
            read.append(measured(layout(), Path(place)))
            print(_line(name, read[-1]), flush=True)
    print(_line("all", summed(read)))
    print("  " + ", ".join(f"{name} {share:.4f}" for name, share in quality(read).items()))
    print_survey()
    print()


def _line(name: str, figures: Figures) -> str:
    counts = f"{figures.expected:6} {figures.read:6} {figures.found:6} {figures.cells:6} {figures.right:6} {figures.invented:9}"
    return f"  {name:40} {counts} {figures.seconds:8.2f}  {figures.refused[:60]}"


if __name__ == "__main__":
    print_ingest()
