"""A document on its way in: read into a folder of its own, corrected by a person, packed or moved to the other consultations."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.ingest.importing import Imported, id_of, import_file
from analysis.ingest.printed_only import rebuild_totals
from analysis.ingest.readers.formats import recognised_name
from analysis.ingest.readers.read import read_document
from analysis.ingest.recipe.copied import copied_recipe
from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.printed_alone import printed_alone
from analysis.ingest.recognition.proposal import Wishes
from analysis.ingest.rows.heading_rows import heading_keys
from analysis.ingest.write import rebuild
from analysis.keeping import putting
from analysis.package.description import DESCRIPTION
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError, Problem, refuse
from analysis.package.reconciliation import reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.access.people import Person
    from analysis.ingest.readers.document import Document
    from analysis.ingest.recipe.copied import Copied
    from analysis.ingest.recipe.decisions import Recipe

_SIGNS = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
LONGEST = 100
"""Characters of a file's name that are kept."""


def read_draft(name: str, data: bytes, folder: Path, wishes: Wishes | None = None) -> Imported:
    """Read an uploaded file into `folder`/package; `name` is what the person's machine called it.

    Raises PackageError where the file cannot be read; then nothing stays in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(data)
    try:
        return import_file(path, folder / "package", wishes, replace=True, stored=False)
    finally:
        path.unlink()


def headings_of(name: str, data: bytes, folder: Path) -> list[str]:
    """Headings from which a person may choose the opinions of a file that was refused; empty where it has no columns.

    They are the first line of its widest table; a column without a heading goes by its place. Raises PackageError.
    """
    lines = _document(name, data, folder).content.lines
    widths = Counter(len(line.cells) for line in lines if sum(bool(cell.strip()) for cell in line.cells) > 1)
    if not widths:
        return []
    width = widths.most_common(1)[0][0]
    head = next(line for line in lines if len(line.cells) == width and any(cell.strip() for cell in line.cells))
    return list(heading_keys([head]))


def totals_of(name: str, data: bytes, folder: Path) -> Copied | None:
    """What of a refused file a person would copy as a document of counts; None where it has none. Raises PackageError."""
    found = printed_alone(_document(name, data, folder))
    return replace(found, place=name) if found else None


def _document(name: str, data: bytes, folder: Path) -> Document:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(name)
    path.write_bytes(data)
    try:
        return read_document(path)
    finally:
        path.unlink()


def totals_package(folder: Path, copied: Copied, document: tuple[str, bytes] | None = None) -> Path:
    """Write a package of counts alone into a new folder, with the document that prints them. Raises PackageError."""
    folder.mkdir(parents=True)
    evidence = []
    if document:
        name, data = document
        evidence = [safe_name(name)]
        (folder / evidence[0]).write_bytes(data)
    (folder / FILE).write_text(copied_recipe(copied, evidence), encoding="utf-8", newline="\n")
    rebuild_totals(folder)
    return folder


def read_anew(name: str, data: bytes, folder: Path, roles: Mapping[str, str], before: Imported) -> Imported:
    """Read an uploaded file by the roles that a person gave to its columns; `before` is what was read by other roles.

    Where the headings do not stand in one line (two rows of headings, words above texts), a second look at the whole document
    does not find them again; then only the roles change, and pillars and legend stay. Raises PackageError.
    """
    try:
        return read_draft(name, data, folder, Wishes(columns=roles, recognised=_recognised(before)))
    except PackageError as refusal:
        try:
            return _with_roles(before, folder / "package", roles)
        except PackageError:
            raise refusal from None


def _recognised(before: Imported) -> bytes:
    """What was recognised on a scan that was read before; nothing for other files."""
    kept = recognised_name(before.proposal.recipe.source.file)
    path = before.folder / kept
    return path.read_bytes() if kept and path.is_file() else b""


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


def corrected(folder: Path, recipe: Recipe, title: str = "", meanings: Mapping[str, str] | None = None) -> Recipe:
    """Write a person's title and meanings of marks into the recipe of a package, and make its tables anew by it.

    What `python -m analysis build` replays afterwards. Raises PackageError.
    """
    types = recipe.response_types.copy()
    for mark, meaning in (meanings or {}).items():
        types.loc[types["mark"] == mark, "meaning"] = meaning
    cover = replace(recipe.cover, title=title) if title else recipe.cover
    recipe = replace(recipe, cover=cover, response_types=types)
    (folder / FILE).write_text(recipe_text(recipe), encoding="utf-8", newline="\n")
    rebuild(folder)
    return recipe


def package_files(folder: Path, name: str) -> dict[str, bytes]:
    """Path inside the package → bytes of its files, in order, as they are in a package called `name`."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return files | {DESCRIPTION: putting.renamed(files[DESCRIPTION], name)}


def checked_id(name: str) -> str:
    """A name that a folder and an address can have. Raises PackageError for another."""
    if not name or name != id_of(Path(f"{name}.csv")):
        remedy = "文字、数字、- _ ( ) を使い、60字までにしてください"
        refuse([Problem("資料のID", "IDに使えない名前です", remedy, value=name)])
    return name


def put(
    package: Path, consultations: Path, name: str, *, by: Person, replace_other: bool = False, seen: str | None = None
) -> Path:
    """Copy a package beside the other consultations under a name that can be one; see `putting.put`.

    Raises PackageError, NotAllowedError.
    """
    return putting.put(package, consultations / checked_id(name), by=by, replace_other=replace_other, seen=seen)
