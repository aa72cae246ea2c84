"""A fresh database a test: an SQLite file, and a database of a real PostgreSQL server."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from analysis.access.people import Person, Role
from analysis.package.folder import read_consultation
from analysis.reviews.place import sqlite_url, with_driver
from analysis.reviews.store import Decision, ReviewStore
from tests.conftest import ROOT
from tests.postgresql import running


@pytest.fixture(scope="session")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


@pytest.fixture(scope="session")
def server():
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "reviews")
    return with_driver(request.getfixturevalue("server").new_database())


@pytest.fixture
def store(url):
    """A store whose clock goes one minute a question, from 2026-08-01 05:00 UTC (14:00 in Japan)."""
    minutes = iter(range(10_000))
    opened = ReviewStore(url, clock=lambda: datetime(2026, 8, 1, 5, tzinfo=UTC) + timedelta(minutes=next(minutes)))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def decide():
    def decision(comment="1", mark="○", reviewer="山田", **more):
        return Decision("nerima-2023", comment, mark, Person(reviewer, Role.REVIEWER), **more)

    return decision


@pytest.fixture
def another_process():
    """Start a Python program of its own that may import the project."""
    started = []

    def start(program, *words):
        settings = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-c", program, *words],
            cwd=ROOT,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
