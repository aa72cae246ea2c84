"""The one library of this server process, opened at start or by the first visitor."""

from __future__ import annotations

from functools import cache
from threading import Lock

from analysis.library import Library, open_library

_OPENING = Lock()


def library() -> Library:
    """All consultations; opened once, even when several first visitors come at the same moment."""
    with _OPENING:
        return _opened()


@cache
def _opened() -> Library:
    return open_library()
