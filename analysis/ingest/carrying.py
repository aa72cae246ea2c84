"""Files that people made by hand, carried from the package that is replaced into the one that takes its place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.readers.formats import recognised_name
from analysis.ingest.recipe.decisions import FILE, read_recipe
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.write import CORRECTIONS, rebuild
from analysis.package.csv_table import file_bytes, read_table
from analysis.package.description import DESCRIPTION, read_description
from analysis.package.files import DOUBTFUL, TABLES
from analysis.package.inside import link_problems
from analysis.package.problem import PackageError, Problem, refuse
from analysis.package.reviewed import text_hashes

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.ingest.recipe.decisions import Recipe


def handmade(folder: Path) -> list[str]:
    """Files of a package that `build` would not make again: themes, coding, lexicon, corrections, what else lies there."""
    made = {*TABLES, DOUBTFUL, DESCRIPTION, FILE, *_original(folder)}
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    found = [name for name in names if name not in made and not name.rpartition("/")[2].startswith((".", "~$"))]
    return found + ([CORRECTIONS] if _has_rows(folder / CORRECTIONS) else [])


def carry(old: Path, package: Path) -> list[str]:
    """Copy hand-made files of `old` into `package`, where it has none of that name, and make its tables anew; their names.

    Coding and corrections speak of single comments: they are carried only where the comments are the same, word for word. Raises
    PackageError, naming the files that do not fit; then `package` is to be thrown away.
    """
    refuse(link_problems(old))
    names = [name for name in handmade(old) if not _has(package, name)]
    if not names:
        return []
    before, recipe = _recipe(old), read_recipe(package)
    coding = before.coding[0] if before and before.coding else ""
    bound = [name for name in names if name in (coding, CORRECTIONS)]
    if bound and not _same_comments(old, package):
        remedy = "引き継がずに置き換える（前の内容は履歴に残ります）か、別のIDで保存してください"
        refuse([Problem(name, "意見の番号か文が変わったため、このファイルは引き継げません", remedy) for name in bound])
    for name in names:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old / name, package / name)
    evidence = tuple(name for name in (before.evidence if before else ()) if name in names)
    with_coding = before.coding if before and coding in names else recipe.coding
    recipe = replace(recipe, coding=with_coding, evidence=tuple(dict.fromkeys([*recipe.evidence, *evidence])))
    (package / FILE).write_text(recipe_text(recipe), encoding="utf-8", newline="\n")
    try:
        rebuild(package)
    except PackageError as error:
        message = f"手で作ったファイル（{'、'.join(names)}）を引き継ぐと、資料として読めません"
        remedy = "引き継がずに置き換える（前の内容は履歴に残ります）か、別のIDで保存してください"
        raise PackageError([Problem(package.name, message, remedy), *error.problems]) from error
    return names


def _original(folder: Path) -> list[str]:
    try:
        name = read_description(folder).metadata.source_file
    except PackageError:
        return []
    return [name, *filter(None, [recognised_name(name)])]


def _has(package: Path, name: str) -> bool:
    return _has_rows(package / name) if name == CORRECTIONS else (package / name).exists()


def _has_rows(path: Path) -> bool:
    return len(file_bytes(path).splitlines()) > 1


def _recipe(folder: Path) -> Recipe | None:
    try:
        return read_recipe(folder)
    except PackageError:
        return None


def _same_comments(old: Path, package: Path) -> bool:
    try:
        one, other = (read_table(each / "comments.csv", TABLES["comments.csv"]).table for each in (old, package))
    except PackageError:
        return False
    return text_hashes(one).to_dict() == text_hashes(other).to_dict()
