"""An index made on a Dask cluster: the bytes of one process, and a worker that dies loses nothing."""

from __future__ import annotations

import os
import signal

import pytest
from distributed import Client, LocalCluster

from analysis.indexing.index import build_index
from analysis.language.engines.engine import EngineError


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as started:
        yield started


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def whole(comments, lexicon, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    list(build_index(comments, lexicon, folder, size=5))
    return files(folder)


def test_two_workers_of_a_cluster_give_the_bytes_of_one_process(comments, lexicon, whole, cluster, tmp_path):
    done = list(build_index(comments, lexicon, tmp_path, size=5, scheduler=cluster.scheduler_address))
    assert done[-1] == len(comments) and len(done) == 19
    assert files(tmp_path) == whole


def test_a_worker_killed_on_the_way_loses_nothing(comments, lexicon, whole, cluster, tmp_path):
    with Client(cluster.scheduler_address) as client:
        workers = client.run(os.getpid)
    begun = build_index(comments, lexicon, tmp_path, size=5, scheduler=cluster.scheduler_address)
    next(begun)
    os.kill(next(iter(workers.values())), signal.SIGKILL)
    assert [*begun][-1] == len(comments)
    assert files(tmp_path) == whole


def test_a_scheduler_that_is_not_there_is_named(comments, lexicon, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.indexing.cluster.SECONDS", 0.5)
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9.*dask scheduler"):
        list(build_index(comments, lexicon, tmp_path, scheduler="tcp://127.0.0.1:9"))


def test_an_address_that_is_none_is_named(comments, lexicon, tmp_path):
    with pytest.raises(EngineError, match=r"gopher://nowhere"):
        list(build_index(comments, lexicon, tmp_path, scheduler="gopher://nowhere"))
