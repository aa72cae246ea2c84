"""The counts that a document prints: in tables of totals, in the headings of sections, and line by line in a legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.recipe.decisions import FILE, Recipe
from analysis.ingest.words.heading_counts import name_and_count
from analysis.ingest.words.wording import folded, spaced
from analysis.package.problem import each, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from analysis.ingest.rows.lines_read import ReadLine

FEWEST = 2
"""Lines that count entries of one kind, from which they are printed totals: one may be a sentence."""


@dataclass(frozen=True)
class Printed:
    """A count as it is printed."""

    axis: str
    label: str
    count: int
    line: int


def official_totals(lines: Sequence[ReadLine], recipe: Recipe) -> pd.DataFrame:
    """The counts that the document prints, each with what its label stands for; a grand total has no key. Raises PackageError.

    One row is a count: axis (pillar, response_type), key, label (as printed), count, line.
    """
    keys = {"pillar": recipe.pillar_of("total_label"), "response_type": recipe.response_type_totals}
    known = {axis: {folded(label): key for label, key in labels.items()} for axis, labels in keys.items()}
    known["response_type"] |= {folded(heading): mark for heading, mark in recipe.source.mark_headings.items()}
    printed = [Printed(read.axis, label, count, read.line.line) for read in lines for label, count in read.totals]
    for axis, labels in known.items():
        printed += _in_headings(lines, labels, axis)
    for axis, names in _names(recipe).items():
        if not any(each.axis == axis for each in printed):
            found = list(_in_lines(lines, names, axis))
            printed += found
            known[axis] |= {folded(each.label): names[_bare(each.label)] for each in found}
    table = pd.DataFrame(
        {
            "axis": pd.Series([each.axis for each in printed], dtype="str"),
            "key": pd.Series([known.get(each.axis, {}).get(folded(each.label)) for each in printed], dtype="str"),
            "label": pd.Series([each.label for each in printed], dtype="str"),
            "count": pd.Series([each.count for each in printed], dtype="int64"),
            "line": pd.Series([each.line for each in printed], dtype="int64"),
        }
    )
    _refuse_unknown(table, recipe)
    return table


def _refuse_unknown(table: pd.DataFrame, recipe: Recipe) -> None:
    """Without this, a label that nobody expected would pass for a grand total."""
    sums = {folded(label) for label in recipe.source.sums}
    unknown = table[table["key"].isna() & ~table["label"].map(folded).isin(sums)]
    remedy = f"{FILE} の total_label か sums に、この表記を加えてください"
    places = zip(unknown["line"].tolist(), unknown["label"].tolist(), strict=True)
    refuse(each(recipe.source.file, "集計表に知らない項目があります", remedy, places))


def _in_headings(lines: Sequence[ReadLine], known: Collection[str], axis: str) -> list[Printed]:
    """The counts that the headings of pillars, or of marks, print, each once."""
    found: dict[str, Printed] = {}
    for read in lines:
        if read.kind == "section_heading":
            text = _text(read)
            count = name_and_count(text)[1]
            if count is not None and folded(text) in known:
                found.setdefault(folded(text), Printed(axis, text, count, read.line.line))
    return list(found.values())


def _names(recipe: Recipe) -> dict[str, dict[str, str]]:
    """Axis → how a line may name an entry → its key: ◎ 反映するもの or 反映するもの; the name of a pillar."""
    types = recipe.response_types
    marks: dict[str, str] = {}
    for mark, wording in zip(types["mark"].tolist(), types["wording"].tolist(), strict=True):
        forms = {wording} if folded(wording) == folded(mark) else {f"{mark}{wording}", f"{mark}:{wording}", wording}
        marks |= {folded(form): mark for form in forms if len(folded(form)) > 1}
    pillars = zip(recipe.pillars["name"].tolist(), recipe.pillars["pillar"].tolist(), strict=True)
    return {"response_type": marks, "pillar": {folded(name): pillar for name, pillar in pillars}}


def _in_lines(lines: Sequence[ReadLine], names: Mapping[str, str], axis: str) -> Iterator[Printed]:
    """Counts of lines outside the comments that each name an entry: 「◎ 反映するもの　1件」; each entry once, or none at all."""
    outside = [read for read in lines if read.kind == "front_matter"]
    found = [(_bare(_text(read)), name_and_count(_text(read)), read) for read in outside]
    given = [(key, names[key], count, read) for key, (_, count), read in found if count is not None and key in names]
    if len(given) < FEWEST or len({key for _, key, _, _ in given}) < len(given):
        return
    for _, _, count, read in given:
        yield Printed(axis, name_and_count(_text(read))[0], count, read.line.line)


def _bare(text: str) -> str:
    """A line without the count at its end and the sign of an item before it."""
    return folded(name_and_count(text)[0]).lstrip("・･").rstrip("…:・")


def _text(read: ReadLine) -> str:
    return spaced(" ".join(cell for cell in read.line.cells if cell.strip()))
