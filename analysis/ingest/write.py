"""Writes a built consultation as a Frictionless Data Package; two runs write the same bytes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from analysis import schema
from analysis.ingest.build import Built, build
from analysis.ingest.package import DESCRIPTION, TABLES, THEMES, csv_text
from analysis.ingest.recipe import FILE

if TYPE_CHECKING:
    from pathlib import Path

MODELS: dict[str, type[schema.Table]] = {
    "comments.csv": schema.Comments,
    "pillars.csv": schema.Pillars,
    "official_totals.csv": schema.OfficialTotals,
    "response_types.csv": schema.ResponseTypes,
    "response_type_coding.csv": schema.ResponseTypeCoding,
    "corrections.csv": schema.Corrections,
}


def rebuild(folder: Path) -> Built:
    """Make the tables and the description of a consultation folder anew, from its original, recipe and hand-kept files.

    Raises PackageError before anything is written.
    """
    built = build(folder)
    for name, table in built.tables.items():
        (folder / name).write_bytes(csv_text(table))
    (folder / DESCRIPTION).write_bytes(description_text(folder, built))
    return built


def description_text(folder: Path, built: Built) -> bytes:
    """datapackage.json: what the document says of itself, and each file with its hash, size and columns."""
    document, front = built.recipe.document, built.front
    content = {
        "profile": "tabular-data-package",
        "name": folder.name,
        "title": document["title"],
        "publisher": document["publisher"],
        "plan": document["plan"],
        "period": {"start": _iso(front.period_start), "end": _iso(front.period_end)},
        "submitters": {"people": front.people, "organisations": front.organisations},
        "unit_line": front.unit_line,
        "notice_channels": document["notice_channels"],
        "briefed_organisations": list(front.briefed_organisations),
        "source": {"path": built.recipe.source["file"], "sha256": built.recipe.source["sha256"]},
        "licence": document["licence"],
        "attribution": document["attribution"],
        "resources": [_resource(folder, name) for name in _files(folder, built)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _files(folder: Path, built: Built) -> list[str]:
    """Every file that the package vouches for: original, recipe, tables, coding rules, and what people read to make them."""
    coding = built.recipe.content.get("coding", {}).get("file")
    kept = [built.recipe.source["file"], FILE, *TABLES, THEMES, coding]
    return [name for name in kept if name and (folder / name).is_file()]


def _resource(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / name).read_bytes()
    resource: dict[str, Any] = {"name": name.rpartition(".")[0].replace("/", "-").replace("_", "-"), "path": name}
    resource |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return resource | ({"schema": {"fields": _fields(MODELS[name])}} if name in MODELS else {})


def _fields(model: type[schema.Table]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "type": "integer" if "int" in str(column.dtype).lower() else "string",
            "description": column.description or name,
        }
        for name, column in model.to_schema().columns.items()
    ]


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
