"""The one library of this server process, opened at start or by the first visitor, and again where a package came or changed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from analysis.library import Library, open_library
from analysis.package.data_folder import consultation_folders, data_folder

if TYPE_CHECKING:
    from pathlib import Path

    Stamp = tuple[tuple[str, int, int], ...]

_OPENING = Lock()
LOOK_AGAIN = 2.0
"""Seconds for which nobody looks whether a package came: looking costs a file-system call a file."""


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
        if look or time.monotonic() - shelf.looked > LOOK_AGAIN:
            _look(shelf)
        return shelf.library


@cache
def _opened() -> _Shelf:
    stamps = _stamps()
    return _Shelf(open_library(), stamps, time.monotonic())


def _look(shelf: _Shelf) -> None:
    stamps, shelf.looked = _stamps(), time.monotonic()
    if stamps != shelf.stamps:
        known = {name: corpus for name, corpus in shelf.library.corpora.items() if stamps.get(name) == shelf.stamps.get(name)}
        shelf.library, shelf.stamps = open_library(known=known), stamps


def _stamps() -> dict[str, Stamp]:
    """Consultation → its files with size and time of change."""
    return {folder.name: _stamp(folder) for folder in consultation_folders(data_folder())}


def _stamp(folder: Path) -> Stamp:
    try:
        files = [(path.name, path.stat()) for path in folder.iterdir()]
    except OSError:  # a file that goes while we look: the next look sees it
        return ()
    return tuple(sorted((name, found.st_size, found.st_mtime_ns) for name, found in files))
