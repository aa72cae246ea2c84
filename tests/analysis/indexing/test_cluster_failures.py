"""What goes wrong with a cluster ends in a message that says what to do, and never in waiting for ever."""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace

import pytest
from distributed import LocalCluster

from analysis.indexing import cluster
from analysis.indexing.index import build_index
from analysis.language.engines.engine import EngineError


@contextmanager
def threads():
    """Scheduler and a worker as threads of this process: quick to start and to lose."""
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, host="127.0.0.1", protocol="tcp"
    ) as started:
        yield started


def missing(*_arguments):
    raise ModuleNotFoundError("No module named 'analysis'", name="analysis")


def test_a_scheduler_lost_on_the_way_is_named(comments, lexicon, tmp_path):
    with threads() as started:
        begun = build_index(comments, lexicon, tmp_path, size=2, scheduler=started.scheduler_address)
        next(begun)
        started.close()
        with pytest.raises(EngineError, match="接続が切れました。スケジューラーを起動し"):
            list(begun)


@pytest.mark.parametrize("status, connection", [("connecting", "first"), ("closed", "first"), ("running", "second")])
def test_a_partition_given_to_a_lost_scheduler_is_not_waited_for(monkeypatch, lexicon, status, connection):
    """The scheduler in its place knows nothing of what the first was given, so that would never be done."""
    client = SimpleNamespace(status="running", scheduler_comm="first", scheduler_info=lambda **_: {"workers": {"a": {}}})

    def submit(*_arguments, **_options):
        client.status, client.scheduler_comm = status, connection
        return object()

    client.submit = submit
    monkeypatch.setattr(cluster, "_client", lambda scheduler: nullcontext(client))
    monkeypatch.setattr(cluster, "_done", lambda running: [])
    job = SimpleNamespace(comments=None, first=0)
    with pytest.raises(EngineError, match="接続が切れました"):
        list(cluster.tokenize_on_cluster([job], lexicon, engine="janome", scheduler="tcp://127.0.0.1:9"))


def test_workers_that_do_not_find_the_program_are_told_how_to_start(monkeypatch, comments, lexicon, tmp_path):
    monkeypatch.setattr(cluster, "partition_files", missing)
    with threads() as started, pytest.raises(EngineError, match=r"PYTHONPATH=\. を付けて起動.*No module named 'analysis'"):
        list(build_index(comments.head(2), lexicon, tmp_path, scheduler=started.scheduler_address))


def test_a_missing_package_is_named_with_its_extra(comments, lexicon, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"distributed.*extra「cluster」"):
        list(build_index(comments.head(2), lexicon, tmp_path, scheduler="tcp://127.0.0.1:9"))
