"""The same index by one process and by 1, 2 and 4 workers of a Dask cluster on this machine: same bytes, and how much sooner."""

from __future__ import annotations

import hashlib
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import LocalCluster

from analysis.indexing.index import build_index
from analysis.language.lexicon import read_lexicon
from analysis.package.folder import read_consultation
from tests.bench.figures import Figure, figure
from tests.bench.scale_texts import comments, source_name
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    import pandas as pd

    from analysis.language.lexicon import Lexicon

MANY = 50_000
WORKERS = (0, 1, 2, 4)
"""Workers of the cluster; 0 stands for one process without Dask."""


def cluster(*, times: int = 3) -> dict[str, Figure]:
    """The least of several times in turn: what else runs on the machine only adds to it. Raises AssertionError at other bytes."""
    lexicon = read_lexicon(ROOT / "data" / "lexicon")
    table = comments(read_consultation(ROOT / "data" / "consultations" / "nerima-2023"), MANY)
    seconds: dict[int, list[float]] = {workers: [] for workers in WORKERS}
    digests = set()
    for _ in range(times):
        for workers in WORKERS:
            taken, digest = indexed(table, lexicon, workers)
            seconds[workers].append(taken)
            digests.add(digest)
    assert len(digests) == 1, "the index depends on who makes it"
    print(f"Index of {len(table):,} comments ({source_name()}), MeCab, least of {times}, the same bytes")
    alone, found = min(seconds[0]), {}
    for workers, each in seconds.items():
        name = f"Dask, {workers} worker{'s' if workers > 1 else ''}" if workers else "one process"
        print(f"  {name:20} {min(each):6.2f} s  {alone / min(each):5.2f} times as fast  ({', '.join(f'{s:.1f}' for s in each)})")
        if workers:
            base = f"{len(table):,}件、Dask のない1プロセスの何倍速いか、{times}回の最小どうし"
            found[f"cluster.{workers}"] = figure(alone / min(each), "倍", base, least=True)
    print(flush=True)
    return found


def indexed(table: pd.DataFrame, lexicon: Lexicon, workers: int) -> tuple[float, str]:
    """Seconds of one index, its workers started before, and a digest of all it wrote."""
    how = {"n_workers": workers, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(**how) if workers else nullcontext() as started, tempfile.TemporaryDirectory() as place:
        scheduler = started.scheduler_address if started else ""
        begin = time.perf_counter()
        list(build_index(table, lexicon, Path(place), engine="mecab", scheduler=scheduler))
        taken = time.perf_counter() - begin
        files = sorted(Path(place).iterdir())
        return taken, hashlib.sha256(b"".join(each.name.encode() + each.read_bytes() for each in files)).hexdigest()
