"""Comments tokenised in partitions, each a file of its own: a stopped run goes on where it was."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from analysis.indexing.mapped import table_bytes
from analysis.indexing.sealed import file_sha256
from analysis.language.compounds import join_compounds
from analysis.language.tokens import tokenize_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    import pandas as pd

    from analysis.language.lexicon import Lexicon

SIZE = 5_000
"""Comments in a partition: seconds of work, so that little is lost; the same for any number of workers, as the bytes shall be."""
KINDS = ("words", "compounds")


class Job(NamedTuple):
    """One partition to tokenise."""

    number: int
    first: int
    """Row of its first comment in the consultation."""
    comments: pd.DataFrame
    folder: Path
    """Where its files go."""


def partition_file(folder: Path, kind: str, number: int) -> Path:
    return folder / f"{kind}-{number:05}.arrow"


def jobs(comments: pd.DataFrame, folder: Path, size: int) -> list[Job]:
    """The partitions that have no files yet; at least one partition, were it empty."""
    firsts = range(0, max(len(comments), 1), size)
    every = [Job(n, first, comments.iloc[first : first + size], folder) for n, first in enumerate(firsts)]
    return [job for job in every if not all(_is_whole(partition_file(folder, kind, job.number)) for kind in KINDS)]


def _is_whole(path: Path) -> bool:
    """Whether the file of a partition is what an earlier run wrote."""
    try:
        return file_sha256(path) == _hash_file(path).read_text(encoding="ascii")
    except (OSError, ValueError):
        return False


def _hash_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def tokenize_partition(job: Job, lexicon: Lexicon, engine: str) -> int:
    """Write the tokens of a partition; returns its number of comments."""
    return keep_partition(job, partition_files(job.comments, job.first, lexicon, engine))


def partition_files(comments: pd.DataFrame, first: int, lexicon: Lexicon, engine: str) -> dict[str, bytes]:
    """Kind → Arrow file of the tokens; rows are those of the whole consultation, in which these comments begin at `first`."""
    comments = comments.reset_index(drop=True)
    words = tokenize_comments(comments, lexicon, engine=engine)
    tables = dict(zip(KINDS, (words, join_compounds(words, comments)), strict=True))
    return {kind: table_bytes(table.assign(row=table["row"] + first)) for kind, table in tables.items()}


def keep_partition(job: Job, files: Mapping[str, bytes]) -> int:
    """Write the files of a partition, each whole or not at all; returns its number of comments."""
    for kind, content in files.items():
        path = partition_file(job.folder, kind, job.number)
        part = path.with_name(f".{path.name}.{os.getpid()}")
        part.write_bytes(content)
        _hash_file(path).write_text(hashlib.sha256(content).hexdigest(), encoding="ascii")
        part.replace(path)
    return len(job.comments)


def tokenize_partitions(waiting: list[Job], lexicon: Lexicon, *, engine: str, workers: int) -> Iterator[int]:
    """Tokenise partitions in this process (workers = 1) or in several; gives the number of comments of each as it is done.

    No more partitions are under way than twice the workers, so that memory does not grow with the consultation.
    Raises EngineError.
    """
    if workers == 1:
        for job in waiting:
            yield tokenize_partition(job, lexicon, engine)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (lexicon, engine)) as pool:
        running: set[Future[int]] = set()
        for job in waiting:
            running.add(pool.submit(_work, job))
            while len(running) >= 2 * workers:
                yield from _finished(running)
        while running:
            yield from _finished(running)


def _finished(running: set[Future[int]]) -> list[int]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    running -= done
    return [each.result() for each in done]


_own: dict[str, tuple[Lexicon, str]] = {}


def _begin(lexicon: Lexicon, engine: str) -> None:
    """What each worker is given once, not with each partition."""
    _own["settings"] = (lexicon, engine)


def _work(job: Job) -> int:
    return tokenize_partition(job, *_own["settings"])
