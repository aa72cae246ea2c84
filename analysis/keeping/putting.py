"""A consultation takes its place; what was there becomes a generation. Killed at any moment, it is there as before or as after.

A whole copy lies ready beside the generations; then it and the consultation change names in one step of the system. Where the
system has no such step, two renames follow each other, and `recovery` finishes what was begun.
"""

from __future__ import annotations

import json
import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.keeping.exchange import exchanged
from analysis.keeping.history import COMING, READY, generation_name, history_folder, locked, state_of
from analysis.package.description import DESCRIPTION
from analysis.package.folder import package_hash
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.access.people import Person


@dataclass(frozen=True)
class Placed:
    """What a package replaced, by the hash of its content, and the name of the generation it is now; both empty where nothing."""

    before: str = ""
    generation: str = ""


def put(package: Path, place: Path, *, by: Person, replace_other: bool = False, seen: str | None = None, act: str = "") -> Path:
    """Place a package (see `placed`) through the gate. Raises as `placed` does, NotAllowedError where the person may not."""
    act = act or ("replace" if place.exists() and replace_other else "import")
    with passing(by, act, place.name) as entry:
        done = placed(package, place, replace_other=replace_other, seen=seen)
        entry.before, entry.after = done.before, package_hash(place)
        entry.detail = f"generation {done.generation}" if done.generation else ""
    return place


def placed(
    package: Path, place: Path, *, replace_other: bool = False, seen: str | None = None, at: datetime | None = None
) -> Placed:
    """Copy a package to its place among the consultations; a half-copied one never has the name it will have.

    What was there is kept as a generation (see `history`). `seen` is what the person saw there (`state_of`): where somebody saved
    since, nothing is replaced and they are told; None asks for no such care. Raises PackageError where the name is taken and may
    not be replaced; OSError.
    """
    with locked(place):
        if place.exists() and not replace_other:
            refuse(
                [
                    Problem(
                        "資料のID", "同じIDの資料があります", "別のIDにするか、「置き換える」を選んでください", value=place.name
                    )
                ]
            )
        if seen is not None and state_of(place) != seen:
            remedy = "いまの内容を確かめ、それでも置き換えるときは、もう一度保存してください"
            refuse([Problem(place.name, "画面を開いたあとに、ほかの人がこの資料を保存しました。置き換えていません", remedy)])
        before = package_hash(place) if place.exists() else ""
        return Placed(before, _exchange(_copy(package, place), place, before, at or datetime.now(UTC)))


def restore(generation: Path, place: Path, *, by: Person, seen: str | None = None) -> Path:
    """Put a generation back in its place; what is there now becomes a generation too. Raises as `put` does."""
    return put(generation, place, by=by, replace_other=True, seen=seen, act="restore")


def renamed(description: bytes, name: str) -> bytes:
    """datapackage.json with the name of the folder it will lie in, as `build` would write it there."""
    content = json.loads(description) | {"name": name}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _copy(package: Path, place: Path) -> Path:
    """A whole copy beside the generations; where that fails, nothing of it stays. Raises OSError."""
    copy = history_folder(place) / f"{COMING}{uuid.uuid4().hex}"
    try:
        shutil.copytree(package, copy)
        (copy / DESCRIPTION).write_bytes(renamed((copy / DESCRIPTION).read_bytes(), place.name))
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise
    return copy


def _exchange(copy: Path, place: Path, before: str, at: datetime) -> str:
    """Give a finished copy its place; what was there is a generation now, whose name is returned. Raises OSError."""
    if not place.exists():
        try:
            copy.rename(place)
        except OSError:
            shutil.rmtree(copy, ignore_errors=True)
            raise
        return ""
    generation = copy.with_name(generation_name(at, before))
    ready = copy.with_name(READY + generation.name)
    copy.rename(ready)
    try:
        if exchanged(ready, place):
            ready.rename(generation)
        else:
            _one_after_the_other(ready, place, generation)
    except OSError:
        if not generation.exists() and package_hash(ready) != before:
            shutil.rmtree(ready, ignore_errors=True)
        raise
    return generation.name


def _one_after_the_other(ready: Path, place: Path, generation: Path) -> None:
    """The same in two steps; what had the place has it again where the second fails."""
    place.rename(generation)
    try:
        ready.rename(place)
    except OSError:
        generation.rename(place)
        raise
