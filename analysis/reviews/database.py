"""Opening the database of reviews: durable settings, and its tables brought up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.util.exc import CommandError
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from analysis.access.gate import read_only
from analysis.reviews.place import sqlite_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 30
"""Seconds to wait for another process that is writing."""
PATIENCE_FOR_SERVER = 5
"""Seconds to wait for a PostgreSQL server to answer at all."""
OWNER_ONLY = 0o600
RESTORE = (
    "サーバーを止め、reviews.sqlite と、あれば -wal・-shm を別の場所に移してから、控えを戻してください。"
    "資料は確認の記録なしで表示しています"
)
_DAMAGE = ("壊れています", "malformed", "not a database", "Could not decode")
"""Words of SQLite, and ours, for a file that is no longer whole."""
_LOCK = 4_713_211
"""Number of the PostgreSQL lock under which one process at a time brings the tables up to date."""


class ReviewsUnavailableError(Exception):
    """The database of reviews cannot be opened or asked; says why and what to do, in Japanese, without user or password."""


def open_database(url: str) -> Engine:
    """Connect, and bring the tables up to date. Raises ReviewsUnavailableError."""
    try:
        if file := sqlite_file(url):
            own_file(file)
        waiting = {"connect_timeout": PATIENCE_FOR_SERVER} if url.startswith("postgresql") else {}
        engine = create_engine(url, pool_pre_ping=True, connect_args=waiting)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _durable)
            whole(engine)
        migrate(engine)
    except (SQLAlchemyError, CommandError, ModuleNotFoundError, OSError, ValueError, DamagedError) as error:
        raise unavailable(error) from error
    return engine


class DamagedError(Exception):
    """An SQLite file whose pages do not fit together."""


def own_file(file: Path) -> None:
    """Make the file, or set its rights: names and notes are for the account that serves them.

    Raises OSError, and ReviewsUnavailableError where there is none and nothing may be kept.
    """
    if read_only() and not file.exists():
        raise ReviewsUnavailableError("このサーバーは何も保存しない設定（IKEN_READ_ONLY）で、確認の記録はまだありません。")
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
    for each in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        with suppress(FileNotFoundError, PermissionError):  # of another account: whoever it belongs to sets its rights
            each.chmod(OWNER_ONLY)


def whole(engine: Engine) -> None:
    """Look through the pages of an SQLite file once. Raises DamagedError, DBAPIError."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    if found != "ok":
        raise DamagedError(f"ファイルが壊れています：{found}")


def unavailable(error: Exception) -> ReviewsUnavailableError:
    """What to tell people; the address itself may hold a password and is never quoted."""
    reason = _reason(error)
    if any(sign in reason for sign in _DAMAGE):
        return ReviewsUnavailableError(f"確認の記録のファイルが壊れています（{reason}）。{RESTORE}")
    remedy = "IKEN_DATABASE_URL か IKEN_REVIEWS の指定と、接続先・書き込み権限を確かめてください"
    return ReviewsUnavailableError(f"確認の記録を保存するデータベースを使えません（{reason}）。{remedy}")


def _reason(error: Exception) -> str:
    """Why, in a line."""
    if isinstance(error, ModuleNotFoundError):
        return f"部品 {error.name} が入っていません"
    if isinstance(
        error, ArgumentError | ValueError
    ):  # NoSuchModuleError is an ArgumentError; a port that is no number a ValueError
        return "接続先の書き方が違います。postgresql://利用者:パスワード@サーバー:5432/データベース の形にしてください"
    if isinstance(error, CommandError):
        return "この版より新しい意見アトラスで作った記録か、ほかの用途のデータベースです"
    own = str(error) if isinstance(error, DamagedError | OSError) else str(getattr(error, "orig", None) or type(error).__name__)
    return (own.splitlines() or [type(error).__name__])[0]


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
