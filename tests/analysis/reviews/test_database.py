"""The database: where it is, how it is opened, and that migrations make the tables the code asks for."""

from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from analysis.reviews.database import ReviewsUnavailableError, open_database
from analysis.reviews.place import reviews_url, sqlite_file, sqlite_url, with_driver
from analysis.reviews.store import ReviewStore
from analysis.reviews.tables import metadata


def test_migrations_make_the_tables_of_the_code(url):
    engine = open_database(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"


def test_opening_again_changes_nothing(url, decide):
    ReviewStore(url).record(decide(), seen=0)
    assert len(ReviewStore(url).history("nerima-2023")) == 1


def test_sqlite_commits_to_the_disk(tmp_path):
    with open_database(sqlite_url(tmp_path)).connect() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert settings == ["wal", 2]


def test_it_stands_beside_the_data_unless_asked_otherwise(tmp_path, monkeypatch):
    for name in ("IKEN_DATABASE_URL", "IKEN_REVIEWS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("IKEN_DATA", str(tmp_path / "data"))
    assert reviews_url() == sqlite_url(tmp_path / "reviews")
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "elsewhere"))
    assert sqlite_file(reviews_url()) == tmp_path / "elsewhere" / "reviews.sqlite"
    monkeypatch.setenv("IKEN_DATABASE_URL", "postgresql://a:b@host/name")
    assert reviews_url() == "postgresql+psycopg://a:b@host/name"
    assert sqlite_file(reviews_url()) is None


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d"),
        ("sqlite:////x/y", "sqlite:////x/y"),
    ],
)
def test_the_driver_of_postgresql_is_ours_unless_named(given, used):
    assert with_driver(given) == used


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://name:secret@127.0.0.1:1/x",
        "nonsense",
        "mystery://name:secret@host/x",
        "sqlite:////dev/null/x/reviews.sqlite",
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(url):
    with pytest.raises(ReviewsUnavailableError) as error:
        open_database(url)
    assert "IKEN_DATABASE_URL" in str(error.value) and "secret" not in str(error.value)


def test_a_driver_that_is_not_installed_is_named():
    with pytest.raises(ReviewsUnavailableError, match="部品 pg8000 が入っていません"):
        open_database("postgresql+pg8000://name:secret@host/x")


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path):
    file = tmp_path / "reviews.sqlite"
    file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ReviewsUnavailableError, match="not a database"):
        open_database(sqlite_url(tmp_path))
    assert file.read_bytes() == b"not a database at all" * 100


def test_a_writer_that_holds_on_is_waited_for(tmp_path, decide, monkeypatch):
    monkeypatch.setattr("analysis.reviews.database.PATIENCE", 0.2)
    store = ReviewStore(sqlite_url(tmp_path))
    holder = sqlite3.connect(tmp_path / "reviews.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(ReviewsUnavailableError, match="locked"):
        store.record(decide(), seen=0)
    assert store.last_event("nerima-2023") == 0  # readers do not wait
    holder.execute("COMMIT")
    assert store.record(decide(), seen=0) == 1
    holder.close()
