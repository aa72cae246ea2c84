"""The tokens of a consultation on disk: words and compounds, made once a content, lexicon and tokenizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.indexing.cluster import tokenize_on_cluster
from analysis.indexing.combining import combine
from analysis.indexing.matrices import write_matrices
from analysis.indexing.partitions import KINDS, SIZE, jobs, partition_file, tokenize_partitions
from analysis.indexing.sealed import is_sound, seal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from analysis.language.lexicon import Lexicon


def is_indexed(folder: Path) -> bool:
    """Whether the tokens are there, every byte as it was written; a damaged index is taken away."""
    return is_sound(folder, [f"{kind}.arrow" for kind in KINDS])


def build_index(
    comments: pd.DataFrame,
    lexicon: Lexicon,
    folder: Path,
    *,
    engine: str = "janome",
    workers: int = 1,
    scheduler: str = "",
    size: int = SIZE,
) -> Iterator[int]:
    """Write tokens (words.arrow, compounds.arrow) and their matrices into `folder`; gives the comments done so far.

    Same bytes for any number of workers, here or on a Dask cluster (`scheduler`, its address). Partitions finished by an
    earlier run that was stopped are not made again.
    Raises EngineError, OSError.
    """
    parts = folder / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    waiting = jobs(comments, parts, size)
    done = len(comments) - sum(len(job.comments) for job in waiting)
    counts = (
        tokenize_on_cluster(waiting, lexicon, engine=engine, scheduler=scheduler)
        if scheduler
        else tokenize_partitions(waiting, lexicon, engine=engine, workers=workers)
    )
    for count in counts:
        done += count
        yield done
    numbers = range(len(range(0, max(len(comments), 1), size)))
    for kind in KINDS:
        whole = folder / f"{kind}.arrow"
        rows = combine([partition_file(parts, kind, number) for number in numbers], whole)
        write_matrices(whole, rows, len(comments))
    for path in parts.iterdir():
        path.unlink()
    parts.rmdir()
    seal(folder)
