"""Opening the database of reviews: durable settings, and its tables brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from analysis.reviews.place import sqlite_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 30
"""Seconds to wait for another process that is writing."""
PATIENCE_FOR_SERVER = 5
"""Seconds to wait for a PostgreSQL server to answer at all."""
_LOCK = 4_713_211
"""Number of the PostgreSQL lock under which one process at a time brings the tables up to date."""


class ReviewsUnavailableError(Exception):
    """The database of reviews cannot be opened or asked; says why and what to do, in Japanese, without user or password."""


def open_database(url: str) -> Engine:
    """Connect, and bring the tables up to date. Raises ReviewsUnavailableError."""
    try:
        if file := sqlite_file(url):
            file.parent.mkdir(parents=True, exist_ok=True)
        waiting = {"connect_timeout": PATIENCE_FOR_SERVER} if url.startswith("postgresql") else {}
        engine = create_engine(url, pool_pre_ping=True, connect_args=waiting)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _durable)
        migrate(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, DBAPIError, OSError) as error:
        raise unavailable(error) from error
    return engine


def unavailable(error: Exception) -> ReviewsUnavailableError:
    """What to tell people; the address itself may hold a password and is never quoted."""
    reason = str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0]
    if isinstance(error, ModuleNotFoundError):
        reason = f"部品 {error.name} が入っていません"
    remedy = "IKEN_DATABASE_URL か IKEN_REVIEWS の指定と、接続先・書き込み権限を確かめてください"
    return ReviewsUnavailableError(f"確認の記録を保存するデータベースを使えません（{reason}）。{remedy}")


def migrate(engine: Engine) -> None:
    """Apply the migrations that are missing; of several processes that start at once, one at a time."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        for _ in _alone(connection):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def begin_writing(connection: Connection) -> None:
    """Take the right to write at once on SQLite, which would else find out too late that another process wrote meanwhile."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _alone(connection: Connection) -> Iterator[None]:
    """A transaction in which no other process migrates."""
    begin_writing(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    yield
    connection.commit()


def _durable(connection: Any, _record: object) -> None:  # noqa: ANN401  # a connection of whichever driver
    """SQLite: a commit is on the disk when it returns, and readers do not wait for writers."""
    connection.isolation_level = None  # the driver begins nothing by itself; begin_writing does
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    _write_ahead(connection)
    for setting in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")


def _write_ahead(connection: Any) -> None:  # noqa: ANN401  # a connection of whichever driver
    """Take up write-ahead logging; SQLite answers at once when another process is about to do the same, so we ask again."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
