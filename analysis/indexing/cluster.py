"""Partitions tokenised by the workers of a Dask cluster; this process alone writes files, so no shared disk is needed."""

from __future__ import annotations

from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from analysis.indexing.partitions import keep_partition, partition_files
from analysis.language.engines.engine import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client, Future

    from analysis.indexing.partitions import Job
    from analysis.language.lexicon import Lexicon

SECONDS = 10
"""How long to look for a scheduler."""
PATH = "PYTHONPATH=."
"""What scheduler and workers are started with: the scripts of Dask do not look for modules in the folder they are started in."""
RETRIES = 3
"""How often a partition that failed is given to a worker again."""
PULSE = 5
"""Seconds of waiting after which the connection is looked at: futures of a lost scheduler may never be done."""
ANSWER = 120
"""Seconds a finished partition may take to come from its worker."""
LOST = """\
スケジューラーとの接続が切れました。スケジューラーを起動し、同じコマンドをもう一度実行してください（続きから再開します）。"""


def tokenize_on_cluster(waiting: list[Job], lexicon: Lexicon, *, engine: str, scheduler: str) -> Iterator[int]:
    """Tokenise partitions by the workers of `scheduler`; gives the number of comments of each as it is done.

    A worker that dies loses only what it had under way, and the scheduler gives that to another. No more partitions are under
    way than twice the workers. Raises EngineError where there is no such scheduler, no worker, or no package `distributed`.
    """
    with _client(scheduler) as client:
        queue = iter(waiting)
        running: dict[Future, Job] = {}
        connection = client.scheduler_comm

        def submit() -> None:
            _still_connected(client, connection)
            if (job := next(queue, None)) is not None:
                future = client.submit(partition_files, job.comments, job.first, lexicon, engine, pure=False, retries=RETRIES)
                running[future] = job

        for _ in range(2 * len(client.scheduler_info(n_workers=-1)["workers"])):
            submit()
        while running:
            for future in _done(running):
                yield keep_partition(running.pop(future), _result(future))
                future.release()
                submit()
            _still_connected(client, connection)


def _still_connected(client: Client, connection: object) -> None:
    """Raises EngineError where the scheduler is not the one we began with: it knows nothing of what was given to that one."""
    if client.status != "running" or client.scheduler_comm is not connection:
        raise EngineError(LOST)


def _done(running: Iterable[Future]) -> list[Future]:
    """What ended, in whatever way, by the end of one pulse."""
    from distributed import wait

    with suppress(TimeoutError, CancelledError):
        wait(list(running), timeout=PULSE, return_when="FIRST_COMPLETED")
    return [future for future in running if future.done()]


def _result(future: Future) -> dict[str, bytes]:
    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        files: dict[str, bytes] = future.result(timeout=ANSWER)
    except EngineError:
        raise
    except KilledWorker as error:
        raise EngineError("同じ部分を処理したワーカーが続けて止まりました。ワーカーのメモリを確かめてください。") from error
    except (CancelledError, CommClosedError, TimeoutError) as error:
        raise EngineError(LOST) from error
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
    except (OSError, TimeoutError, TypeError, ValueError) as error:  # a TypeError: tls:// without certificates
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
