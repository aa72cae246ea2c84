"""Folders of computed tables under seal: a file that was cut short or changed by a bit is made anew, never served.

The seal is a file of its own, written last: name → sha256 of every file of the folder. A folder without one is not finished.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEAL = "seal.json"
log = logging.getLogger("iken_atlas")


class DamagedCacheError(OSError):
    """A file of a cache that is not what was written; it is to be made anew."""


def file_sha256(path: Path) -> str:
    """sha256 of a file, read in pieces. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal(folder: Path) -> None:
    """Put a folder under seal, whole or not at all. Raises OSError."""
    names = sorted(
        path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith(".") and path.name != SEAL
    )
    part = folder / f".{SEAL}.{os.getpid()}"
    part.write_text(json.dumps({name: file_sha256(folder / name) for name in names}, indent=1) + "\n", encoding="ascii")
    part.replace(folder / SEAL)


def is_sound(folder: Path, needed: Sequence[str]) -> bool:
    """Whether a folder is finished and every file is what was sealed; a damaged one is logged and taken away."""
    if not (folder / SEAL).is_file():
        return False
    hashes = _hashes(folder)
    damaged = [name for name, expected in sorted(hashes.items()) if not _is(folder / name, expected)]
    missing = sorted({*needed} - hashes.keys())
    if not damaged and not missing:
        return True
    log.warning("Cache %s is damaged (%s) and is made anew", folder, ", ".join([*damaged, *missing]))
    shutil.rmtree(folder, ignore_errors=True)
    return False


def sealed(folder: Path, name: str) -> Path:
    """A file of a sealed folder that is what was sealed. Raises DamagedCacheError."""
    path, expected = folder / name, _hashes(folder).get(name, "")
    if not _is(path, expected):
        raise DamagedCacheError(0, "not what was written", str(path))
    return path


def _hashes(folder: Path) -> dict[str, str]:
    """File → hash by the seal; a seal that cannot be read vouches for nothing."""
    try:
        found = json.loads((folder / SEAL).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _is(path: Path, expected: str) -> bool:
    try:
        return file_sha256(path) == expected
    except (OSError, ValueError):
        return False
