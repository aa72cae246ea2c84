"""The cache of a consultation kept small: with each change of texts, lexicon or rules its folder gets another index and what
was found from it.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from analysis.indexing.sealed import SEAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

log = logging.getLogger("iken_atlas")
KEPT = 3
"""Folders of a kind that stay: the one in use, and those of the last changes, for a change is often taken back."""
GOING = ".going-"
"""What a folder is called while it is taken away."""
HASHED = re.compile(r"(?P<kind>|checked-|estimated-\d+-|[a-z]+-\d+-)(?P<hash>[0-9a-f]{24})(?:-(?:words|compounds)-\d+)?")
"""Names of kept folders: of an index (a hash alone), of checked tables and of estimates; any other kind is made from the index
whose hash it has."""
OWN = re.compile(r"|checked-|estimated-\d+-")


def tidy(cache: Path, used: Collection[Path]) -> None:
    """Take away what a consultation's folder of the cache holds of earlier texts, lexicons and rules, but for the last few.

    `used` are the folders that were just opened; they stay, and count as used now. Who has files of another one open goes on
    with them, or makes what is missing anew (as where the whole cache is deleted); where the system forbids to take away a
    folder whose files are open (Windows), it stays until a later start.
    """
    for folder in used:
        with suppress(OSError):
            os.utime(folder / SEAL)
    try:
        found = {path: match for path in sorted(cache.iterdir()) if (match := HASHED.fullmatch(path.name))}
        left = sorted(cache.glob(f"{GOING}*"))
    except OSError:  # nothing was kept
        return
    kinds = {kind: [path for path, match in found.items() if _own(match) == kind] for kind in map(_own, found.values()) if kind}
    stale = {path for paths in kinds.values() for path in _last_first(paths, used)[KEPT:]} - {*used}
    indexes = {match["hash"] for path, match in found.items() if not match["kind"] and path not in stale}
    stale |= {path for path, match in found.items() if not _own(match) and match["hash"] not in indexes}
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    for path in sorted(stale):
        _take_away(path)


def _own(match: re.Match[str]) -> str:
    """The kind of what is kept for itself; empty for what is made from an index."""
    kind = match["kind"]
    return (kind.split("-")[0] or "index") if OWN.fullmatch(kind) else ""


def _last_first(paths: Iterable[Path], used: Collection[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: (path in used, _last_use(path)), reverse=True)


def _last_use(folder: Path) -> float:
    """When a folder was opened or written to; of an index that is being made, the partition that was finished last."""
    times = [0.0]
    for path in (folder, folder / SEAL, folder / "parts"):
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    return max(times)


def _take_away(folder: Path) -> None:
    """Rename, then delete: a folder that stays (its files are open on Windows) stays whole, and nobody meets half of one."""
    going = folder.with_name(f"{GOING}{folder.name}-{os.getpid()}")
    try:
        folder.rename(going)
    except OSError as error:
        log.info("Cache %s stays: %s", folder, error)
        return
    shutil.rmtree(going, ignore_errors=True)
