"""Makes the tables of a consultation from its original and the recipe beside it; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.ingest.front_matter import FrontMatter, front_matter
from analysis.ingest.problem import PackageError, Problem
from analysis.ingest.recipe import Recipe, read_recipe
from analysis.ingest.text_table import classified_lines

if TYPE_CHECKING:
    from pathlib import Path

CORRECTIONS = ["comment", "field", "as_printed", "suggested", "confidence", "note"]


@dataclass(frozen=True)
class Built:
    """The tables made from one document, and what was found on the way."""

    recipe: Recipe
    front: FrontMatter
    lines: pd.DataFrame
    """Every line of the original with its kind; see text_table."""
    tables: dict[str, pd.DataFrame]
    """File name → table."""


def build(folder: Path) -> Built:
    """Read the original and the recipe of a consultation folder. Raises PackageError."""
    recipe = read_recipe(folder)
    lines = classified_lines(
        original(folder, recipe),
        header=recipe.source["header"],
        headings=recipe.headings,
        group_headings=list(recipe.source.get("group_headings", {})),
        total_heads=recipe.source["totals"],
    )
    tables = {
        "comments.csv": comments(lines, recipe),
        "pillars.csv": recipe.pillars(),
        "official_totals.csv": official_totals(lines, recipe),
        "response_types.csv": recipe.response_types(),
        "response_type_coding.csv": coding(folder, recipe),
        "rejects.csv": rejects(lines),
    }
    front = front_matter(["\t".join(cells) for cells in lines.loc[lines["page"] == 0, "cells"]])
    return Built(recipe, front, lines, tables)


def original(folder: Path, recipe: Recipe) -> str:
    """The original as text, its hash checked. Raises PackageError."""
    name = recipe.source["file"]
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise PackageError([Problem(name, "原本がありません", "公表された資料をこの名前で置いてください")]) from error
    found = hashlib.sha256(data).hexdigest()
    if found != recipe.source["sha256"]:
        raise PackageError(
            [
                Problem(
                    name,
                    "原本が build.toml に記録されたものと違います",
                    "原本を元に戻すか、記録されたハッシュを改めてください",
                    value=found,
                )
            ]
        )
    try:
        return bytes(data).decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(
            [Problem(name, f"{error.start}バイト目がUTF-8ではありません", "UTF-8に変換した原本を置いてください")]
        ) from error


def comments(lines: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """The numbered comments, verbatim, in document order; an empty cell is missing."""
    rows = lines[lines["kind"] == "row"]
    cells = pd.DataFrame(rows["cells"].tolist(), columns=["no", "category", "opinion", "reply", "printed_mark"], dtype="str")
    cells = cells.where(cells.apply(lambda column: column.str.strip()) != "")
    return pd.DataFrame(
        {
            "id": cells["no"],
            "no": cells["no"],
            "pillar": rows["pillar"].to_numpy(),
            "category": cells["category"],
            "opinion": cells["opinion"],
            "reply": cells["reply"],
            "reply_shared_with": cells["no"].map(recipe.shared_replies).astype("str"),
            "printed_mark": cells["printed_mark"],
            "page": rows["page"].to_numpy(),
            "line": rows["line"].to_numpy(),
        }
    )


def official_totals(lines: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """The counts that the document prints, each with what its label stands for; the sum of a table has no key."""
    named = recipe.pillars().dropna(subset="total_label")
    pillars = dict(zip(named["total_label"], named["pillar"], strict=True))
    types = {f"{row.mark} {row.wording}": str(row.mark) for row in recipe.response_types().itertuples()}
    keys: dict[str, dict[str, str]] = {"pillar": pillars, "response_type": types}
    printed = lines.loc[lines["kind"] == "total", ["axis", "cells", "line"]].itertuples(index=False, name=None)
    rows = [(axis, keys[axis].get(cells[0].strip()), cells[0], int(cells[1]), line) for axis, cells, line in printed]
    table = pd.DataFrame(rows, columns=["axis", "key", "label", "count", "line"])
    return table.astype({"axis": "str", "key": "str", "label": "str"})


def coding(folder: Path, recipe: Recipe) -> pd.DataFrame:
    """Response types read by people: the settled mark with both readers' marks."""
    columns = ["comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason"]
    given: dict[str, Any] | None = recipe.content.get("coding")
    if given is None:
        return pd.DataFrame(columns=columns, dtype="str")
    read = pd.read_csv(folder / given["file"], dtype="str", keep_default_na=False, na_values=[""])
    return read.rename(columns={"no": "comment", "adjudicated": "mark"}).assign(source=given["source"])[columns].astype("str")


def rejects(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines inside the table of comments that are no comment and no heading, with the reason."""
    found = lines[lines["kind"] == "rejected"]
    return pd.DataFrame(
        {"line": found["line"], "text": ["\t".join(cells) for cells in found["cells"]], "reason": found["reason"]}
    )
