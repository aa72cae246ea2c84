"""A document on its way in: read into a folder of its own, corrected by a person, packed or moved to the other consultations."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.ingest.importing import Imported, id_of, import_file
from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.proposal import Wishes
from analysis.ingest.write import rebuild
from analysis.package.description import DESCRIPTION
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError, Problem, refuse
from analysis.package.reconciliation import reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.access.people import Person
    from analysis.ingest.recipe.decisions import Recipe

_SIGNS = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
LONGEST = 100
"""Characters of a file's name that are kept."""


def read_draft(name: str, data: bytes, folder: Path, wishes: Wishes | None = None) -> Imported:
    """Read an uploaded file into `folder`/package; `name` is what the person's machine called it.

    The rows as first read are let go of: a server would hold them for each visitor. Raises PackageError where the file cannot be
    read; then nothing stays in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(data)
    try:
        found = import_file(path, folder / "package", wishes, replace=True)
    finally:
        path.unlink()
    return replace(found, proposal=replace(found.proposal, read=([], [])))


def read_anew(name: str, data: bytes, folder: Path, roles: Mapping[str, str], before: Imported) -> Imported:
    """Read an uploaded file by the roles that a person gave to its columns; `before` is what was read by other roles.

    Where the headings do not stand in one line (two rows of headings, words above texts), a second look at the whole document
    does not find them again; then only the roles change, and pillars and legend stay. Raises PackageError.
    """
    try:
        return read_draft(name, data, folder, Wishes(columns=roles))
    except PackageError as refusal:
        try:
            return _with_roles(before, folder / "package", roles)
        except PackageError:
            raise refusal from None


def _with_roles(before: Imported, folder: Path, roles: Mapping[str, str]) -> Imported:
    """The package of `before`, made anew in another folder with other roles for its columns. Raises PackageError."""
    source = before.proposal.recipe.source
    ids = source.ids if "no" in roles.values() else "place"
    recipe = replace(before.proposal.recipe, source=replace(source, columns=dict(roles), ids=ids))
    shutil.copytree(before.folder, folder)
    (folder / FILE).write_text(recipe_text(recipe), encoding="utf-8", newline="\n")
    built = rebuild(folder)
    columns = tuple(replace(column, role=roles[column.heading]) for column in before.proposal.columns)
    proposal = replace(before.proposal, recipe=recipe, columns=columns)
    return Imported(folder, proposal, built, reconcile(read_consultation(folder, validate=False)))


def safe_name(name: str) -> str:
    """A name for a file: without folders and signs that a disk does not take; its end, by which the format is known, stays."""
    plain = _SIGNS.sub("-", name.replace("\\", "/").rpartition("/")[2]).strip(". ") or "document"
    stem, dot, end = plain.rpartition(".")
    return f"{stem[:LONGEST]}{dot}{end[:10]}" if dot else plain[:LONGEST]


def corrected(folder: Path, recipe: Recipe, *, title: str = "", meanings: Mapping[str, str] | None = None) -> Recipe:
    """Write a person's title and meanings of marks into the recipe of a package, and make its tables anew by it.

    What `python -m analysis build` replays afterwards. Raises PackageError.
    """
    types = recipe.response_types.copy()
    for mark, meaning in (meanings or {}).items():
        types.loc[types["mark"] == mark, "meaning"] = meaning
    document = replace(recipe.document, title=title) if title else recipe.document
    recipe = replace(recipe, document=document, response_types=types)
    (folder / FILE).write_text(recipe_text(recipe), encoding="utf-8", newline="\n")
    rebuild(folder)
    return recipe


def package_files(folder: Path, name: str) -> dict[str, bytes]:
    """Path inside the package → bytes of its files, in order, as they are in a package called `name`."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return files | {DESCRIPTION: _renamed(files[DESCRIPTION], name)}


def checked_id(name: str) -> str:
    """A name that a folder and an address can have. Raises PackageError for another."""
    if not name or name != id_of(Path(f"{name}.csv")):
        remedy = "文字、数字、- _ ( ) を使い、60字までにしてください"
        refuse([Problem("資料のID", "IDに使えない名前です", remedy, value=name)])
    return name


def put(package: Path, consultations: Path, name: str, *, by: Person, replace_other: bool = False) -> Path:
    """Copy a package beside the other consultations; a half-copied one never has the name it will have.

    One that is replaced stays beside it, hidden (see `before`). Raises PackageError for a name that is none, or is taken and may
    not be replaced; NotAllowedError where the person may not import.
    """
    place = consultations / checked_id(name)
    act = "replace" if place.exists() and replace_other else "import"
    with passing(by, act, name) as entry:
        entry.before = package_hash(place) if place.exists() else ""
        _put(package, place, replace_other=replace_other)
        entry.after = package_hash(place)
    return place


def _put(package: Path, place: Path, *, replace_other: bool) -> None:
    consultations, name = place.parent, place.name
    if place.exists() and not replace_other:
        refuse([Problem("資料のID", "同じIDの資料があります", "別のIDにするか、「置き換える」を選んでください", value=name)])
    consultations.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".coming-", dir=consultations) as coming:
        copy = Path(coming) / name
        shutil.copytree(package, copy)
        (copy / DESCRIPTION).write_bytes(_renamed((copy / DESCRIPTION).read_bytes(), name))
        _exchange(copy, place)


def before(place: Path) -> Path:
    """Where a consultation is kept that another one replaced: people may have worked on it."""
    return place.with_name(f".{place.name}.before")


def _exchange(copy: Path, place: Path) -> None:
    """Give a finished copy its name; what had the name is kept, and has it again where this fails."""
    if not place.exists():
        copy.rename(place)
        return
    shutil.rmtree(before(place), ignore_errors=True)
    place.rename(before(place))
    try:
        copy.rename(place)
    except OSError:
        before(place).rename(place)
        raise


def _renamed(description: bytes, name: str) -> bytes:
    """datapackage.json with the name of the folder it will lie in, as `build` would write it there."""
    content = json.loads(description) | {"name": name}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
