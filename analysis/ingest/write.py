"""Writes a built consultation as a Frictionless Data Package; two runs write the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from analysis.ingest.build import Built, build
from analysis.ingest.readers.bundle import MEDIA_TYPE, SUFFIX
from analysis.ingest.readers.formats import FORMATS, PACKED, PACKED_MEDIA_TYPE
from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.recipe.place import said_words
from analysis.ingest.rows.front_matter import with_listed
from analysis.ingest.rows.plausibility import numbers_of_opinions
from analysis.keeping.history import state_of
from analysis.keeping.putting import placed
from analysis.package.csv_table import as_read, csv_bytes
from analysis.package.description import DESCRIPTION
from analysis.package.files import TABLES, THEMES
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from analysis.package.reviewed import FILE as REVIEWS
from analysis.package.validation import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from analysis import schema
    from analysis.consultation import Consultation

Result = TypeVar("Result")
CORRECTIONS = "corrections.csv"
"""Kept by hand; an empty one is made where there is none yet."""
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".toml": "application/toml",
    SUFFIX: MEDIA_TYPE,
    PACKED: PACKED_MEDIA_TYPE,
} | {format_.suffix: format_.media_type for format_ in FORMATS.values()}
_BINARY = (PACKED, SUFFIX, *(format_.suffix for format_ in FORMATS.values() if format_.binary))


def rebuild(folder: Path) -> Built:
    """Make the tables and the description of a consultation folder anew, from its original, recipe and hand-kept files.

    Raises PackageError before anything in the folder is changed: the result is written and validated elsewhere first.
    """
    built = build(folder)
    write_tables(folder, built)
    return built


def rebuild_kept(folder: Path) -> Built:
    """As `rebuild`, for a consultation in its place: in one step, and what was there stays as a generation where it differs.

    Raises PackageError before anything in the folder is changed; OSError.
    """
    return changed_kept(folder, rebuild)


def changed_kept(folder: Path, change: Callable[[Path], Result]) -> Result:
    """Change a copy of a consultation and put it in its place in one step; what was there stays as a generation.

    Raises what `change` raises, and then nothing in the folder has changed; OSError.
    """
    seen = state_of(folder)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / folder.name, symlinks=True))
        result = change(copy)
        if package_hash(copy) != package_hash(folder):
            placed(copy, folder, replace_other=True, seen=seen)
    return result


def write_tables(folder: Path, built: Built) -> Consultation:
    """Write the tables and the description of a folder that holds the original and the recipe; returns what it holds then.

    Raises PackageError before anything in the folder is changed: the result is written and validated elsewhere first.
    """
    files = {name: csv_bytes(table) for name, table in built.tables.items()}
    if not (folder / CORRECTIONS).is_file():
        files[CORRECTIONS] = csv_bytes(pd.DataFrame(columns=list(TABLES[CORRECTIONS].columns)))
    kept = {name: (folder / name).read_bytes() for name in _kept(built) if (folder / name).is_file() and name not in files}
    files[DESCRIPTION] = description_bytes(folder.name, built, kept | files)
    return put_sound(folder, files, kept, built.tables["comments.csv"])


def put_sound(
    folder: Path, files: dict[str, bytes], kept: dict[str, bytes], comments: pd.DataFrame | None = None
) -> Consultation:
    """Write files into a folder that holds those kept, and return what it holds then; `comments` is the table of comments.csv,
    where it is in hand. Raises PackageError, and then nothing in the folder has changed."""
    with tempfile.TemporaryDirectory() as place:
        draft = Path(place) / folder.name
        _write(draft, kept | files)
        consultation = _checked(draft, comments)
    _write(folder, files)
    return consultation


def _checked(folder: Path, comments: pd.DataFrame | None) -> Consultation:
    """The consultation that was written. Raises PackageError.

    Its comments are checked as they were written: to read so large a table again takes as long as to make it. Where anything is
    wrong it is read all the same, to tell on which line.
    """
    table = None if comments is None else as_read(comments, TABLES["comments.csv"])
    if table is not None:
        with suppress(PackageError):
            return read_consultation(folder, known={"comments.csv": table})
    return read_consultation(folder)


def description_bytes(name: str, built: Built, files: dict[str, bytes]) -> bytes:
    """datapackage.json: what the document says of itself, and each file with its hash, size and columns."""
    cover, front = built.recipe.cover, built.front
    content = {
        "profile": "data-package",
        "name": name,
        "title": cover.title,
        "publisher": cover.publisher,
        "plan": cover.plan,
        "period": {"start": iso(front.period_start), "end": iso(front.period_end)},
        "submitters": {"people": front.people, "organisations": front.organisations},
        "unit_line": with_listed(front, numbers_of_opinions(built.tables["comments.csv"])[-1]),
        "notice_channels": cover.notice_channels,
        "briefed_organisations": front.briefed_organisations,
        "source": {"path": built.recipe.source.file, "sha256": built.recipe.source.sha256},
        "licence": cover.licence,
        "attribution": cover.attribution,
        **({"words": words} if (words := said_words(built.recipe)) else {}),
        "resources": [resource(path, files[path]) for path in _kept(built) if path in files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _kept(built: Built) -> list[str]:
    """Every file that the package vouches for: original, recipe, tables, coding rules, and what people read to make them."""
    recipe = built.recipe
    coding = [recipe.coding[0]] if recipe.coding else []
    return list(dict.fromkeys([recipe.source.file, FILE, *TABLES, *built.tables, THEMES, *coding, REVIEWS, *recipe.evidence]))


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files, each whole or not at all."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}")
        part.write_bytes(data)
        part.replace(path)


def resource(path: str, data: bytes) -> dict[str, Any]:
    """A file as the description lists it."""
    name = path.rpartition(".")[0].replace("/", "-").replace("_", "-").lower()
    resource: dict[str, Any] = {"name": name, "path": path}
    # A published text may come in another encoding; then none is claimed.
    if Path(path).suffix not in _BINARY and _is_utf8(data):
        resource["encoding"] = "utf-8"
    if media_type := _MEDIA_TYPES.get(Path(path).suffix):
        resource["mediatype"] = media_type
    resource |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return resource | ({"profile": "tabular-data-resource", "schema": _table_schema(MODELS[path])} if path in MODELS else {})


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _table_schema(model: type[schema.Table]) -> dict[str, Any]:
    """The columns as Frictionless Table Schema has them; an empty cell is missing."""
    fields = [
        {
            "name": name,
            "type": "integer" if "int" in str(column.dtype).lower() else "string",
            "description": column.description,
            "constraints": {"required": not column.nullable, "unique": bool(column.unique)},
        }
        for name, column in model.to_schema().columns.items()
    ]
    return {"fields": fields, "missingValues": [""]}


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return None if day is None else day.isoformat()
