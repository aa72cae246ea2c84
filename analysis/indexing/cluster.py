"""Partitions tokenised by the workers of a Dask cluster; this process alone writes files, so no shared disk is needed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from analysis.indexing.partitions import keep_partition, partition_files
from analysis.language.tokenizer import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future

    from analysis.indexing.partitions import Job
    from analysis.language.lexicon import Lexicon

SECONDS = 10
"""How long to look for a scheduler."""
PATH = "PYTHONPATH=."
"""What scheduler and workers are started with: the scripts of Dask do not look for modules in the folder they are started in."""
RETRIES = 3
"""How often a partition that failed is given to a worker again."""


def tokenize_on_cluster(waiting: list[Job], lexicon: Lexicon, *, engine: str, scheduler: str) -> Iterator[int]:
    """Tokenise partitions by the workers of `scheduler`; gives the number of comments of each as it is done.

    A worker that dies loses only what it had under way, and the scheduler gives that to another. No more partitions are under
    way than twice the workers. Raises EngineError where there is no such scheduler, no worker, or no package `distributed`.
    """
    with _client(scheduler) as client:
        from distributed import as_completed

        queue = iter(waiting)
        running: dict[Future, Job] = {}
        completed = as_completed()

        def submit() -> bool:
            if (job := next(queue, None)) is None:
                return False
            future = client.submit(partition_files, job.comments, job.first, lexicon, engine, pure=False, retries=RETRIES)
            running[future] = job
            completed.add(future)
            return True

        for _ in range(2 * len(client.scheduler_info(n_workers=-1)["workers"])):
            submit()
        for future in completed:
            job = running.pop(future)
            yield keep_partition(job, _result(future))
            future.release()
            submit()


def _result(future: Future) -> dict[str, bytes]:
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        files: dict[str, bytes] = future.result()
    except EngineError:
        raise
    except KilledWorker as error:
        raise EngineError("同じ部分を処理したワーカーが続けて止まりました。ワーカーのメモリを確かめてください。") from error
    except (CancelledError, CommClosedError) as error:
        remedy = "スケジューラーを起動し、同じコマンドをもう一度実行してください（続きから再開します）"
        raise EngineError(f"スケジューラーとの接続が切れました。{remedy}。") from error
    except (ImportError, RuntimeError) as error:  # Dask wraps the first in the second where the scheduler lacks our modules
        remedy = f"どちらも意見アトラスのフォルダで {PATH} を付けて起動してください"
        raise EngineError(
            f"スケジューラーかワーカーが意見アトラスのプログラムを読めません。{remedy}。（{_cause(error)}）"
        ) from error
    return files


def _cause(error: BaseException) -> str:
    """What went wrong first, in a line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error).partition("\n")[0]


@contextmanager
def _client(scheduler: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise EngineError("--scheduler を使うには、パッケージ distributed（extra「cluster」）を入れてください。") from error
    try:
        client = Client(scheduler, timeout=SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        remedy = f"意見アトラスのフォルダで {PATH} dask scheduler を起動し、表示されたアドレスを指定してください"
        raise EngineError(f"スケジューラー {scheduler} につながりません。{remedy}。（{error}）") from error
    try:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError as error:
            remedy = f"意見アトラスのフォルダで {PATH} dask worker {scheduler} を起動してください"
            raise EngineError(f"スケジューラー {scheduler} にワーカーがいません。{remedy}。") from error
        yield client
    finally:
        client.close()
