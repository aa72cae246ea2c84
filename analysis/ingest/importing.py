"""From a published file to a consultation package: the original, how it was read, and the tables made from it."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.ingest.build import Built, built
from analysis.ingest.carrying import carry
from analysis.ingest.readers.formats import recognised_name, suffix_of
from analysis.ingest.readers.original import original
from analysis.ingest.readers.read import read_document
from analysis.ingest.recipe.decisions import FILE
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.proposal import Proposal, Wishes, proposal
from analysis.ingest.write import write_tables
from analysis.keeping.putting import placed
from analysis.package.problem import Problem, refuse
from analysis.package.reconciliation import MISMATCH, reconcile

if TYPE_CHECKING:
    import pandas as pd

    from analysis.ingest.readers.document import Document

_UNSAFE = re.compile(r"[^\w\-()（）]+")
LONGEST = 60
"""Characters of an ID."""


@dataclass(frozen=True)
class Imported:
    """A package that was written, and everything a person should know about how."""

    folder: Path
    proposal: Proposal
    built: Built
    reconciliation: pd.DataFrame
    """Printed totals against the rows found; see reconciliation.reconcile."""

    @property
    def differences(self) -> pd.DataFrame:
        """Printed totals that the rows do not give."""
        return self.reconciliation[self.reconciliation["status"] == MISMATCH]

    @property
    def warnings(self) -> list[Problem]:
        """What a person should settle or look at."""
        return list(dict.fromkeys([*self.proposal.questions, *self.built.doubts]))

    @property
    def clean(self) -> bool:
        """Whether everything was read, understood and reconciled."""
        return self.differences.empty and not self.warnings and self.built.tables["rejects.csv"].empty


def import_file(
    path: Path, folder: Path, wishes: Wishes | None = None, *, replace: bool = False, handmade: bool = True, stored: bool = True
) -> Imported:
    """Read a published file and write it as a package into `folder`.

    A package that is replaced stays as a generation; with `handmade`, what people made in it is carried over (see `carry`).
    `.csv.xz` is how we store large tables, not what anybody publishes: without `stored` it is refused as any packed file is.

    Raises PackageError, and writes nothing, where the file cannot be read, holds no comments, or the folder holds something else.
    """
    name = f"source{suffix_of(path.name)}"
    recognised = wishes.recognised if wishes else b""
    document = _recognised_document(path, recognised) if recognised else (original if stored else read_document)(path)
    found = proposal(document, name, wishes)
    found = _with_evidence(found, recognised_name(name)) if recognised else found
    tables = built(document, found.recipe, read=found.read)
    found = _let_go(found)
    del document
    with tempfile.TemporaryDirectory() as place:
        draft = Path(place) / folder.name
        draft.mkdir()
        shutil.copyfile(path, draft / found.recipe.source.file)
        if recognised:
            (draft / recognised_name(name)).write_bytes(recognised)
        (draft / FILE).write_text(recipe_text(found.recipe), encoding="utf-8", newline="\n")
        reconciliation = reconcile(write_tables(draft, tables))
        _put(draft, folder, replace=replace, handmade=handmade)
    return Imported(folder, found, tables, reconciliation)


def _recognised_document(path: Path, recognised: bytes) -> Document:
    """A scan by what was recognised on it, read as it will be from the package: from a file beside it. Raises PackageError."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / path.name
        shutil.copyfile(path, copy)
        copy.with_name(recognised_name(path.name)).write_bytes(recognised)
        return original(copy)


def _with_evidence(found: Proposal, name: str) -> Proposal:
    """The proposal of a package that vouches for one file more."""
    return replace(found, recipe=replace(found.recipe, evidence=(*found.recipe.evidence, name)))


def _let_go(found: Proposal) -> Proposal:
    """The proposal without the document as it was read: a server would hold it for each visitor."""
    return replace(found, read=None)


def id_of(path: Path) -> str:
    """An ID for a file: its name without signs that a folder or an address could not hold."""
    stem = unicodedata.normalize("NFC", path.name[: len(path.name) - len(suffix_of(path.name))])
    return _UNSAFE.sub("-", stem).strip("-._")[:LONGEST] or "imported"


def _put(draft: Path, folder: Path, *, replace: bool, handmade: bool) -> None:
    """Move a finished package to its place; one that a person worked on is not replaced unasked, and stays as a generation."""
    if not folder.exists() or not any(folder.iterdir()):
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(draft, folder, dirs_exist_ok=True)
        return
    if not replace and not _same_recipe(draft, folder):
        remedy = "別の --id か --out にするか、作り直してよければ --replace を付けてください"
        refuse([Problem(str(folder), "このフォルダには既に別の内容があります", remedy)])
    if handmade:
        carry(folder, draft)
    placed(draft, folder, replace_other=True)


def _same_recipe(draft: Path, folder: Path) -> bool:
    recipe = folder / FILE
    return recipe.is_file() and recipe.read_bytes() == (draft / FILE).read_bytes()
