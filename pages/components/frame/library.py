"""The one library of this server process, opened at start or by the first visitor, and again where a package came or changed."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from analysis.access.gate import read_only
from analysis.keeping.recovery import recover
from analysis.library import Library, open_library
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.shared_rules import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    Stamp = tuple[tuple[str, int, int], ...]

_OPENING, _LOOKING = Lock(), Lock()
LOOK_AGAIN = 2.0
"""Seconds for which nobody looks whether a package came: looking costs a file-system call a file."""
SHARED = ""
"""Stands for the files that all consultations share, among the names of consultations."""


@dataclass
class _Shelf:
    library: Library
    stamps: dict[str, Stamp]
    looked: float


def library(*, look: bool = False) -> Library:
    """All consultations; opened once, even when several first visitors come at the same moment.

    A package that was copied in, changed or taken away meanwhile is seen within LOOK_AGAIN seconds, with `look` at once; the
    others stay as they are.
    """
    with _OPENING:
        shelf = _opened()
    if look:
        with _LOOKING:
            _look(shelf)
    # A large package takes minutes to open; until it is there, all but the one who looks are served what was there before.
    elif time.monotonic() - shelf.looked > LOOK_AGAIN and _LOOKING.acquire(blocking=False):
        try:
            _look(shelf)
        finally:
            _LOOKING.release()
    return shelf.library


def titles_of(library: Library) -> dict[str, str]:
    """Id → title for a choice; with the id behind it where two consultations have the same title."""
    titles = {each: library.corpora[each].consultation.metadata.title for each in library.ids}
    several = {title for title, count in Counter(titles.values()).items() if count > 1}
    return {each: f"{title}（{each}）" if title in several else title for each, title in titles.items()}


@cache
def _opened() -> _Shelf:
    _recover()
    stamps = _stamps()
    return _Shelf(open_library(), stamps, time.monotonic())


def _recover() -> None:
    """Finish what a killed process left half done, before anybody is shown half of it."""
    if not read_only():
        recover(data_folder() / "consultations")


def _look(shelf: _Shelf) -> None:
    _recover()
    stamps, shelf.looked = _stamps(), time.monotonic()
    if stamps != shelf.stamps:
        before = shelf.stamps if stamps[SHARED] == shelf.stamps[SHARED] else {}
        known = {name: corpus for name, corpus in shelf.library.corpora.items() if stamps.get(name) == before.get(name)}
        shelf.library, shelf.stamps = open_library(known=known), stamps


def _stamps() -> dict[str, Stamp]:
    """Consultation → its files with size and time of change; the shared files likewise."""
    data = data_folder()
    shared = {SHARED: tuple(stamp for name in FOLDERS for stamp in _stamp(data / name))}
    return shared | {folder.name: _stamp(folder) for folder in consultation_folders(data)}


def _stamp(folder: Path) -> Stamp:
    try:
        files = [(str(path), path.stat()) for path in folder.rglob("*")]
    except OSError:  # a file that goes while we look: the next look sees it
        return ()
    return tuple(sorted((name, found.st_size, found.st_mtime_ns) for name, found in files))
