"""What is found once of the texts of a large consultation, kept beside its index and mapped: the next start has it at once."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from analysis.indexing.mapped import read_mapped, write_mapped
from analysis.indexing.sealed import is_sound, seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

log = logging.getLogger("iken_atlas")
VERSION = 1
"""Raise when the same texts give other tables than before."""
KEPT_FROM = 10_000
"""Comments from which a file is worth its place: folded for search and compared with one another, so many take 0.4 s."""


def kept_table(index: Path | None, name: str, comments: int, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """A table of the texts, as it was kept or as `make` makes it; nobody may write to its columns.

    `index` is the folder of the tokens, whose name stands for texts, lexicon and tokenizer. Without one, and of few comments,
    nothing is kept.
    """
    if index is None or comments < KEPT_FROM:
        return make()
    folder = index.parent / f"{name}-{VERSION}-{index.name}"
    path = folder / f"{name}.arrow"
    if is_sound(folder, [path.name]):
        with suppress(OSError):  # tidied away meanwhile: made anew
            return read_mapped(path)
    made = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_mapped(made, path)
        seal(folder)
        return read_mapped(path)  # where it lies, instead of what takes memory
    except OSError as error:  # a cache that cannot be written is no reason to stop
        log.warning("The table %s is not kept: %s", name, error)
        return made
