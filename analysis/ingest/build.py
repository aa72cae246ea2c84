"""Makes the tables of a consultation from its original and the recipe beside it; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.csv_table import Layout, file_bytes, read_table, utf8_text
from analysis.ingest.front_matter import FrontMatter, front_matter
from analysis.ingest.plausibility import doubts
from analysis.ingest.problem import Problem, each, refuse
from analysis.ingest.recipe import FILE, Recipe, read_recipe
from analysis.ingest.reviewed import packaged_coding
from analysis.ingest.text_table import classified_lines

if TYPE_CHECKING:
    from pathlib import Path

READINGS = Layout(("no", "coder_a", "confidence_a", "coder_b", "confidence_b", "adjudicated", "confidence", "reason"))
"""The file in which two readers settled the response type of each comment."""
CODING = ["comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason"]


@dataclass(frozen=True)
class Built:
    """The tables made from one document, and what was found on the way."""

    recipe: Recipe
    front: FrontMatter
    lines: pd.DataFrame
    """Every line of the original with its kind; see text_table."""
    tables: dict[str, pd.DataFrame]
    """File name → table."""
    doubts: list[Problem]
    """What a person should look at; no reason to refuse."""


def build(folder: Path) -> Built:
    """Read the original and the recipe of a consultation folder. Raises PackageError."""
    recipe = read_recipe(folder)
    source = recipe.source
    lines = classified_lines(
        original(folder, recipe),
        header=list(source.columns),
        headings=recipe.pillar_of("heading"),
        group_headings=source.group_headings,
        total_heads=source.totals,
    )
    rows = comments(lines, recipe)
    tables = {
        "comments.csv": rows,
        "pillars.csv": recipe.pillars,
        "official_totals.csv": official_totals(lines, recipe),
        "response_types.csv": recipe.response_types,
        "response_type_coding.csv": pd.concat([coding(folder, recipe), packaged_coding(folder, rows)], ignore_index=True),
        "rejects.csv": rejects(lines),
    }
    front = front_matter(["\t".join(cells) for cells in lines.loc[lines["page"] == 0, "cells"]])
    return Built(recipe, front, lines, tables, doubts(recipe, front, tables["comments.csv"], tables["official_totals.csv"]))


def original(folder: Path, recipe: Recipe) -> str:
    """The original as text, its hash checked. Raises PackageError."""
    name = recipe.source.file
    path = folder / name
    if not path.is_file():
        refuse([Problem(name, "原本がありません", "公表された資料をこの名前で置いてください")])
    found = hashlib.sha256(file_bytes(path)).hexdigest()
    if found != recipe.source.sha256:
        remedy = f"原本を元に戻すか、{FILE} に記録されたハッシュを改めてください"
        refuse([Problem(name, f"原本が {FILE} に記録されたものと違います", remedy, value=found)])
    return utf8_text(path)


def comments(lines: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """The numbered comments, verbatim, in document order; a cell that is empty or blank is missing."""
    rows = lines[lines["kind"] == "row"]
    cells = pd.DataFrame(rows["cells"].tolist(), columns=list(recipe.source.columns.values()), dtype="str")
    cells = cells.where(cells.apply(lambda column: column.str.strip()) != "")
    return pd.DataFrame(
        {
            "id": cells["no"],
            "no": cells["no"],
            "pillar": rows["pillar"].array,
            "category": cells["category"],
            "opinion": cells["opinion"],
            "reply": cells["reply"],
            "reply_shared_with": pd.Series([recipe.shared_replies.get(number) for number in cells["no"]], dtype="str"),
            "printed_mark": cells["printed_mark"],
            "page": rows["page"].array,
            "line": rows["line"].array,
        }
    )


def official_totals(lines: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """The counts that the document prints, each with what its label stands for; a grand total has no key. Raises PackageError."""
    keys = {"pillar": recipe.pillar_of("total_label"), "response_type": recipe.response_type_totals}
    printed = lines[lines["kind"] == "total"].reset_index(drop=True)
    labels = [cells[0] for cells in printed["cells"]]
    known = [keys.get(axis, {}).get(label.strip()) for axis, label in zip(printed["axis"], labels, strict=True)]
    table = pd.DataFrame(
        {
            "axis": printed["axis"].astype("str"),
            "key": pd.Series(known, dtype="str"),
            "label": pd.Series(labels, dtype="str"),
            "count": pd.Series([int(cells[1]) for cells in printed["cells"]], dtype="int64"),
            "line": printed["line"],
        }
    )
    # Without this, a label that nobody expected would pass for a grand total.
    unknown = table[table["key"].isna() & ~table["label"].str.strip().isin(recipe.source.sums)]
    remedy = f"{FILE} の total_label か sums に、この表記を加えてください"
    places = zip(unknown["line"].tolist(), unknown["label"].tolist(), strict=True)
    refuse(each(recipe.source.file, "集計表に知らない項目があります", remedy, places))
    return table


def coding(folder: Path, recipe: Recipe) -> pd.DataFrame:
    """Response types read by people: the settled mark with both readers' marks. Raises PackageError."""
    if recipe.coding is None:
        return pd.DataFrame(columns=CODING, dtype="str")
    file, source = recipe.coding
    readings = read_table(folder / file, READINGS).table.rename(columns={"no": "comment", "adjudicated": "mark"})
    return readings.assign(source=source)[CODING].astype("str")


def rejects(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines inside the table of comments that are no comment and no heading, with the reason."""
    found = lines[lines["kind"] == "rejected"]
    texts = ["\t".join(cells) for cells in found["cells"]]
    return pd.DataFrame({"line": found["line"], "text": texts, "reason": found["reason"]}).reset_index(drop=True)
