"""The one library of this server process, opened at start or by the first visitor, and again where a package came or changed."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import read_only
from analysis.keeping.recovery import recover
from analysis.library import Library, open_library
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.problem import PackageError
from analysis.shared_rules import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.corpus import Corpus

    Stamp = tuple[tuple[str, int, int], ...]

_OPENING, _LOOKING = Lock(), Lock()
LOOK_AGAIN = 2.0
"""Seconds for which nobody looks whether a package came: looking costs a file-system call a file."""
LONG, REST = 0.05, 20
"""Seconds of a look that is long (of 1,000 consultations it is 0.1 s), and for how many times as long nobody looks after one."""
SHARED = ""
"""Stands for the files that all consultations share, among the names of consultations."""


@dataclass
class _Shelf:
    library: Library
    stamps: dict[str, Stamp]
    looked: float
    rest: float = 0.0


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
    elif time.monotonic() - shelf.looked > max(LOOK_AGAIN, shelf.rest) and _LOOKING.acquire(blocking=False):
        try:
            _look(shelf)
        finally:
            _LOOKING.release()
    return shelf.library


def titles_of(library: Library) -> dict[str, str]:
    """Id → title for a choice; with the id behind it where two consultations have the same title."""
    titles = {each: library.titles[each] for each in library.ids}
    several = {title for title, count in Counter(titles.values()).items() if count > 1}
    return {each: f"{title}（{each}）" if title in several else title for each, title in titles.items()}


def corpus_of(library: Library, name: str) -> Corpus:
    """The consultation of this id; where its tables turn out to be damaged, the page starts again without it and says so."""
    try:
        return library.corpora[name]
    except PackageError as error:
        library.put_aside(name, error)
        st.rerun()


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
    began = time.monotonic()
    stamps, shelf.looked = _stamps(), time.monotonic()
    took = shelf.looked - began
    shelf.rest = REST * took if took > LONG else 0.0
    if stamps != shelf.stamps:
        before = shelf.stamps if stamps[SHARED] == shelf.stamps[SHARED] else {}
        same = {name for name, stamp in stamps.items() if name and stamp == before.get(name)}
        shelf.library, shelf.stamps = open_library(before=shelf.library, same=same), stamps


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
