"""Writes the package of a document that prints counts and no comment: every table, that of the comments without a row."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.recipe.totals import PrintedTotals, read_totals
from analysis.ingest.rows.front_matter import front_matter, stated
from analysis.ingest.write import iso, put_sound, resource
from analysis.package.csv_table import csv_bytes
from analysis.package.description import DESCRIPTION
from analysis.package.files import TABLES

if TYPE_CHECKING:
    from pathlib import Path


def rebuild_totals(folder: Path) -> PrintedTotals:
    """Make the tables and the description of a folder from its `[totals]`; the same input gives the same bytes.

    Raises PackageError before anything in the folder is changed.
    """
    found = read_totals(folder)
    given = {
        "pillars.csv": found.pillars,
        "official_totals.csv": found.totals,
        "response_types.csv": found.response_types,
    }
    tables = {name: pd.DataFrame(columns=list(layout.columns)) for name, layout in TABLES.items()} | given
    files = {name: csv_bytes(table) for name, table in tables.items()}
    kept = {name: (folder / name).read_bytes() for name in (FILE, *found.evidence)}
    files[DESCRIPTION] = _description(folder.name, found, kept | files)
    put_sound(folder, files, kept)
    return found


def _description(name: str, found: PrintedTotals, files: dict[str, bytes]) -> bytes:
    """datapackage.json. The recipe stands for the original: the numbers were copied into it."""
    cover, facts = found.cover, found.cover.facts
    received = int(found.totals.query("axis == 'all'")["count"].iloc[0])
    words = {"body": cover.body, "pillar": cover.pillar_word}
    content = {
        "profile": "data-package",
        "name": name,
        "totals_only": True,
        "title": cover.title,
        "publisher": cover.publisher,
        "plan": cover.plan,
        "period": {"start": iso(facts.period_start), "end": iso(facts.period_end)},
        "published": iso(found.published),
        "place": found.place,
        "submitters": {"people": facts.people, "organisations": facts.organisations},
        "unit_line": stated(front_matter([]), {**vars(facts), "comments": received}).unit_line,
        "notice_channels": cover.notice_channels,
        "briefed_organisations": [],
        "source": {"path": FILE, "sha256": hashlib.sha256(files[FILE]).hexdigest()},
        "licence": cover.licence,
        "attribution": cover.attribution,
        **({"words": said} if (said := {key: word for key, word in words.items() if word}) else {}),
        "resources": [resource(path, data) for path, data in files.items()],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
