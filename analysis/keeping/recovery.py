"""What a killed process left half done is finished or cleared away: at the start of a server, and when it looks for packages."""

from __future__ import annotations

import logging
import re
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.keeping.history import COMING, HASH, HISTORY, READY, generation_name, history_folder, locked
from analysis.package.folder import package_hash
from analysis.package.problem import PackageError

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger("iken_atlas")
_BEFORE = re.compile(r"\.(.+)\.before")
"""How earlier versions called the one generation they kept."""
_PART = re.compile(r"\..+\.\d+")
"""A file of a package that was being written; the number is that of the process."""
ABANDONED = 600.0
"""Seconds after which nobody writes a part any more; the largest table takes a few."""


def recover(consultations: Path) -> list[str]:
    """Finish or clear what was left half done; says what was done, a line each, in order. What cannot be written stays."""
    done: list[str] = []
    if not consultations.is_dir():
        return done
    with suppress(OSError):  # a folder that may not be written is no reason to stop
        done += [line for each in _unfinished(consultations) for line in _recovered(consultations / each)]
        done += _older_ways(consultations)
        done += _abandoned_parts(consultations)
    for line in done:
        log.warning("%s", line)
    return done


def _unfinished(consultations: Path) -> list[str]:
    """IDs with something half done."""
    history = consultations / HISTORY
    folders = [folder for folder in history.iterdir() if folder.is_dir()] if history.is_dir() else []
    return sorted(folder.name for folder in folders if any(each.name.startswith(".") for each in folder.iterdir()))


def _recovered(place: Path) -> list[str]:
    try:
        with locked(place, seconds=0):  # somebody saving right now is not half done
            history = history_folder(place)
            found = sorted(history.iterdir())
            done = [_cleared(each) for each in found if each.name.startswith(COMING)]
            return done + [_finished(each, place) for each in found if each.name.startswith(READY)]
    except PackageError:
        return []


def _cleared(copy: Path) -> str:
    shutil.rmtree(copy)
    return f"{copy.parent.name}: a copy that was never finished is cleared away"


def _finished(ready: Path, place: Path) -> str:
    """A copy that was ready: exchanged already (then it holds what was there before), half exchanged, or not at all."""
    generation = ready.with_name(ready.name.removeprefix(READY))
    if not place.exists():
        ready.rename(place)
        return f"{place.name}: the new content takes its place, from which the old one had gone already"
    content = package_hash(ready)[:HASH]
    if content == generation.name[-HASH:] and not generation.exists():
        ready.rename(generation)
        return f"{place.name}: what was replaced is kept as {generation.name}"
    shutil.rmtree(ready)
    return f"{place.name}: a save that was stopped before it was done is cleared away"


def _older_ways(consultations: Path) -> list[str]:
    """What earlier versions left: their generation joins the others, their litter goes."""
    done = []
    for folder in sorted(consultations.glob(".*.before")):
        if folder.is_dir() and (name := _BEFORE.fullmatch(folder.name)):
            at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
            generation = history_folder(consultations / name[1]) / generation_name(at, package_hash(folder))
            generation.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(generation)
            done.append(f"{name[1]}: what was replaced earlier is kept as {generation.name}")
    for folder in sorted(consultations.glob(f"{COMING}*")):
        shutil.rmtree(folder)
        done.append(f"{folder.name} is cleared away")
    return done


def _abandoned_parts(consultations: Path) -> list[str]:
    """Parts of files that a killed `build` left inside a package."""
    done = []
    for part in sorted(consultations.glob("*/.*")):
        if part.is_file() and _PART.fullmatch(part.name) and time.time() - part.stat().st_mtime > ABANDONED:
            part.unlink()
            done.append(f"{part.parent.name}: {part.name} is cleared away")
    return done
