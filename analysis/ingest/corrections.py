"""What a person says of single lines and of the whole of a document that was read: changes to its recipe, one by one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from analysis.ingest.importing import Imported
from analysis.ingest.recipe.decisions import FILE, Split, pillar_table
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.groups.pillars import ALL, UNFILED
from analysis.ingest.recognition.groups.sections import pillar_rows
from analysis.ingest.words.wording import folded, spaced
from analysis.ingest.write import rebuild
from analysis.package.folder import read_consultation
from analysis.package.reconciliation import reconcile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from analysis.ingest.recipe.decisions import Recipe

LINE, FILL, COVER, FACT, SPLIT = "line", "fill", "cover", "fact", "split"
HEADING = "section_heading"
KINDS = ("front_matter", HEADING, "continuation", "row")
"""What a line may be called: no opinion, a heading, the rest of the row above, a comment."""


@dataclass(frozen=True)
class Step:
    """One correction."""

    act: str
    """LINE, FILL, COVER, FACT or SPLIT."""
    place: str = ""
    """Of a line: page:line; of the cover and its facts: which; of a cell: comment, column and target, a line each."""
    value: str = ""
    """Kind of the line, the text of a heading behind a colon; column that is filled down; what the cover says; where a cell is
    cut."""


def corrected_recipe(recipe: Recipe, steps: Sequence[Step]) -> Recipe:
    """The recipe with every step, in order; a later one on the same line takes the place of an earlier one."""
    for step in steps:
        recipe = _ACTS[step.act](recipe, step)
    return recipe


def with_steps(before: Imported, folder: Path, steps: Sequence[Step]) -> Imported:
    """What was read, made anew in another folder with these corrections; build.toml holds them. Raises PackageError."""
    recipe = corrected_recipe(before.proposal.recipe, steps)
    shutil.copytree(before.folder, folder)
    (folder / FILE).write_text(recipe_text(recipe), encoding="utf-8", newline="\n")
    built = rebuild(folder)
    proposal = replace(before.proposal, recipe=recipe)
    return Imported(folder, proposal, built, reconcile(read_consultation(folder, validate=False)))


def _line(recipe: Recipe, step: Step) -> Recipe:
    kind, _, text = step.value.partition(":")
    if kind == HEADING:
        return _with_heading(recipe, step.place, spaced(text))
    return replace(recipe, source=replace(recipe.source, lines={**recipe.source.lines, step.place: kind}))


def _with_heading(recipe: Recipe, place: str, text: str) -> Recipe:
    """A line as the heading of a pillar; what stands above the first one stays under what it was under."""
    lines = {key: kind for key, kind in recipe.source.lines.items() if key != place}
    records = recipe.pillars.drop(columns="order").to_dict("records")
    kept = [{str(key): value for key, value in row.items()} for row in records]
    if folded(text) in {folded(str(row["heading"] or "")) for row in kept}:
        return replace(recipe, source=replace(recipe.source, lines=lines))
    found = [row for row in kept if row["pillar"] not in (ALL, UNFILED)]
    new = {key: value for key, value in pillar_rows([text], "heading", {})[0].items() if key != "order"}
    rest = {**dict.fromkeys(new), **dict.fromkeys(("pillar", "name", "short_name"), UNFILED)}
    rows = [{**row, "order": order} for order, row in enumerate([*found, new, rest], start=1)]
    source = replace(recipe.source, lines=lines, unfiled=UNFILED, pillars_from="heading")
    return replace(recipe, source=source, pillars=pillar_table(rows))


def _fill(recipe: Recipe, step: Step) -> Recipe:
    carried = tuple(dict.fromkeys([*recipe.source.carried, step.value]))
    return replace(recipe, source=replace(recipe.source, carried=carried))


def _cover(recipe: Recipe, step: Step) -> Recipe:
    said: dict[str, Any] = {step.place: step.value}
    return replace(recipe, cover=replace(recipe.cover, **said))


def _fact(recipe: Recipe, step: Step) -> Recipe:
    said: Any = date.fromisoformat(step.value) if step.place.startswith("period") else int(step.value)
    facts = replace(recipe.cover.facts, **{step.place: said})
    return replace(recipe, cover=replace(recipe.cover, facts=facts))


def _split(recipe: Recipe, step: Step) -> Recipe:
    comment, column, to = step.place.split("\n")
    return replace(recipe, splits=(*recipe.splits, Split(comment, column, step.value, to)))


_ACTS: Mapping[str, Callable[[Recipe, Step], Recipe]] = {LINE: _line, FILL: _fill, COVER: _cover, FACT: _fact, SPLIT: _split}
