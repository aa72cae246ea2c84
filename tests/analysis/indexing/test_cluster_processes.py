"""Scheduler and workers started as the README says, each a process that knows nothing of the test's modules."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest
from distributed import Client

from analysis.indexing.index import build_index
from analysis.language.tokenizer import EngineError
from tests.analysis.indexing.conftest import DATA


@contextmanager
def started(folder, role, *options, **settings):
    """A process of Dask in the project's folder, ended with the block."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | settings
    script = "import sys; sys.path[:] = [each for each in sys.path if each]; from dask.__main__ import main; main()"
    command = [sys.executable, "-c", script, role, *options, "--no-dashboard"]
    with (folder / f"{role}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=DATA.parent, env=environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def cluster(folder, **settings):
    """The address of a scheduler with one worker."""
    file = folder / "scheduler.json"
    with started(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file), **settings) as first:
        options = ("--scheduler-file", str(file), "--nthreads", "1", "--local-directory", str(folder / "work"))
        with started(folder, "worker", *options, **settings):
            with Client(scheduler_file=str(file), timeout=30) as client:
                client.wait_for_workers(1, timeout=30)
                address = client.scheduler.address
            yield address, first


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_processes_started_as_said_give_the_bytes_of_one_and_a_lost_scheduler_is_named(comments, lexicon, tmp_path):
    few = comments.head(20)
    with cluster(tmp_path, PYTHONPATH=".") as (address, scheduler):
        list(build_index(few, lexicon, tmp_path / "cluster", size=5, scheduler=address))
        begun = build_index(comments, lexicon, tmp_path / "lost", size=2, scheduler=address)
        next(begun)
        scheduler.kill()
        with pytest.raises(EngineError, match="接続が切れました"):
            list(begun)
    list(build_index(few, lexicon, tmp_path / "one", size=5))
    assert files(tmp_path / "cluster") == files(tmp_path / "one")


def test_processes_that_do_not_find_the_program_are_told_how_to_start(comments, lexicon, tmp_path):
    with (
        cluster(tmp_path) as (address, _),
        pytest.raises(EngineError, match=r"PYTHONPATH=\. を付けて起動"),
    ):
        list(build_index(comments.head(2), lexicon, tmp_path / "index", scheduler=address))


def test_a_missing_package_is_named_with_its_extra(comments, lexicon, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"distributed.*extra「cluster」"):
        list(build_index(comments.head(2), lexicon, tmp_path, scheduler="tcp://127.0.0.1:9"))
