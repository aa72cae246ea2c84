"""Groups of comments and their map on disk: made once a content, number of groups and version, read back after a restart."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.indexing.sealed import is_sound, seal
from analysis.statistics.texts.text_groups import TextGroups, text_groups
from analysis.statistics.texts.text_map import TextMap, text_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.statistics.matrix import DocumentTermMatrix

log = logging.getLogger("iken_atlas")
VERSION = 1
"""Raise when the same words give other groups or other places than before."""
KEPT_FROM = 1_000
"""Comments from which a file is worth its place; 94 are sorted in 30 ms."""
ARRAYS, TERMS = "arrays.npz", "terms.parquet"


class Laid(NamedTuple):
    """The comments of a consultation in groups, and their places on the map."""

    groups: TextGroups
    places: TextMap


def laid_out(index: Path | None, matrix: Callable[[], DocumentTermMatrix], comments: int, count: int, *, joined: bool) -> Laid:
    """Sort comments into at most `count` groups and lay them out, or read what was laid out before.

    `index` is the folder of the tokens that `matrix` counts; what is kept lies beside it under its name, which stands for texts,
    lexicon and tokenizer. Without one, and of few comments, nothing is kept.
    """
    if index is None or comments < KEPT_FROM:
        return _made(matrix(), count)
    folder = index.parent / f"groups-{VERSION}-{index.name}-{'compounds' if joined else 'words'}-{count}"
    if is_sound(folder, [ARRAYS, TERMS]):
        with suppress(OSError, ValueError, KeyError):  # tidied away meanwhile: made anew
            return _read(folder)
    made = _made(matrix(), count)
    try:
        _write(folder, made)
    except OSError as error:  # a cache that cannot be written is no reason to stop
        log.warning("Groups are not kept: %s", error)
    return made


def _made(matrix: DocumentTermMatrix, count: int) -> Laid:
    grouping = text_groups(matrix, count)
    return Laid(grouping.groups, text_map(grouping))


def _read(folder: Path) -> Laid:
    with np.load(folder / ARRAYS, allow_pickle=False) as held:
        groups = TextGroups(held["group"].astype(np.intp), held["strength"], pd.read_parquet(folder / TERMS))
        return Laid(groups, TextMap(held["x"], held["y"], held["middle"], held["radius"]))


def _write(folder: Path, laid: Laid) -> None:
    """Write and seal; two processes that make the same write the same bytes, each file whole. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    groups, places = laid
    part = folder / f".{ARRAYS}.{os.getpid()}"
    with part.open("wb") as file:
        np.savez(file, group=groups.group.astype(np.int16), strength=groups.strength, **places._asdict())
    part.replace(folder / ARRAYS)
    part = folder / f".{TERMS}.{os.getpid()}"
    groups.words.to_parquet(part, index=False)
    part.replace(folder / TERMS)
    seal(folder)
