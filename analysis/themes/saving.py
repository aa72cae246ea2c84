"""Themes of a consultation saved in its place: what was there stays as a generation, and can be put back."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.keeping.putting import placed
from analysis.package.description import DESCRIPTION
from analysis.package.files import THEMES
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import refuse
from analysis.themes.codebook import write_themes
from analysis.themes.rule_check import rule_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.access.people import Person
    from analysis.themes.codebook import Codebook


def save_themes(
    folder: Path, codebook: Codebook, *, by: Person, seen: str, also: Callable[[Path], None] = lambda _package: None
) -> None:
    """Write the themes of a consultation. `seen` is what the person saw there (`state_of`).

    `also` changes what goes with them (decisions) in the same package, before it takes its place: both are there, or neither.

    Raises PackageError where rules cannot be read or somebody saved meanwhile, NotAllowedError, OSError; nothing changes then.
    """
    with passing(by, "theme", folder.name, before=package_hash(folder)) as entry, tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / folder.name, symlinks=True))
        text = write_themes(codebook).encode("utf-8")
        (copy / THEMES).write_bytes(text)
        (copy / DESCRIPTION).write_bytes(_described((copy / DESCRIPTION).read_bytes(), text))
        also(copy)
        refuse(rule_problems(read_consultation(copy)))
        done = placed(copy, folder, replace_other=True, seen=seen)
        entry.after = package_hash(folder)
        entry.detail = f"{len(codebook.themes)} themes, generation {done.generation}"


def _described(description: bytes, themes: bytes) -> bytes:
    """datapackage.json with the size and hash of the themes, as `build` would write them."""
    content = json.loads(description)
    kept = {"bytes": len(themes), "sha256": hashlib.sha256(themes).hexdigest()}
    named = {"name": "themes", "path": THEMES, "encoding": "utf-8", "mediatype": "application/toml"}
    if not any(each["path"] == THEMES for each in content["resources"]):
        content["resources"].append(named)
    content["resources"] = [each | kept if each["path"] == THEMES else each for each in content["resources"]]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
