"""Where earlier generations of a consultation lie: `.history/<id>/<time>-<hash>/` beside the consultations.

The time is when it was replaced, the hash that of its content (`package_hash`). A name that begins with a dot is not finished.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from analysis.package.description import DESCRIPTION
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HISTORY = ".history"
COMING, READY = ".coming-", ".ready-"
"""A copy that is being made; a copy that is whole and about to change places with the consultation."""
HASH = 12
"""Hexadecimal digits of the hash in a name."""
WAIT = 30.0
"""Seconds for which one who saves waits for another; a package of 100 MiB is copied in one."""
_TIME = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}\.\d{{6}}Z)-([0-9a-f]{{{HASH}}})")


@dataclass(frozen=True)
class Generation:
    """What a consultation was before it was replaced."""

    folder: Path
    replaced: datetime
    """When another one took its place, UTC."""
    content: str
    """Beginning of the hash of its content."""
    title: str
    """As its description says; empty where that cannot be read."""

    @property
    def name(self) -> str:
        return self.folder.name


def history_folder(place: Path) -> Path:
    """Where the generations of the consultation at `place` lie."""
    return place.parent / HISTORY / place.name


def generation_name(at: datetime, content: str) -> str:
    return f"{at.astimezone(UTC).strftime(_TIME)}-{content[:HASH]}"


def generations(place: Path) -> list[Generation]:
    """Every generation that is kept of a consultation, the newest first."""
    history = history_folder(place)
    if not history.is_dir():
        return []
    named = [(_NAME.fullmatch(folder.name), folder) for folder in history.iterdir() if folder.is_dir()]
    found = [
        Generation(folder, datetime.strptime(name[1], _TIME).replace(tzinfo=UTC), name[2], _title(folder))
        for name, folder in named
        if name
    ]
    return sorted(found, key=lambda each: each.name, reverse=True)


def kept_ids(consultations: Path) -> list[str]:
    """IDs of which generations are kept, also where the consultation itself is gone."""
    history = consultations / HISTORY
    folders = [folder for folder in history.iterdir() if folder.is_dir()] if history.is_dir() else []
    return sorted(folder.name for folder in folders if generations(consultations / folder.name))


@contextmanager
def locked(place: Path, *, seconds: float = WAIT) -> Iterator[None]:
    """Nobody else saves this consultation meanwhile, on this machine or share. Raises PackageError where somebody does."""
    history = history_folder(place)
    history.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(history.with_name(f"{place.name}.lock"), timeout=seconds):
            yield
    except Timeout:
        remedy = "少し待ってから、もう一度保存してください"
        raise PackageError([Problem(place.name, "ほかの人がこの資料を保存しているところです", remedy)]) from None


def state_of(place: Path) -> str:
    """What tells one saving of a consultation from the next; empty where there is none."""
    try:
        found = (place / DESCRIPTION).stat()
    except OSError:
        return "damaged" if place.exists() else ""
    return f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"


def _title(folder: Path) -> str:
    try:
        content = json.loads((folder / DESCRIPTION).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    title = content.get("title") if isinstance(content, dict) else None
    return title if isinstance(title, str) else ""
