"""The database: where it is, how it is opened, and that migrations make the tables the code asks for."""

from __future__ import annotations

import random
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from analysis.access.gate import NotAllowedError
from analysis.reviews.database import ReviewsUnavailableError, open_database
from analysis.reviews.place import reviews_url, sqlite_file, sqlite_url, with_driver
from analysis.reviews.store import ReviewStore
from analysis.reviews.tables import metadata


def test_migrations_make_the_tables_of_the_code(url):
    engine = open_database(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0002"


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


@pytest.mark.parametrize("kept", ["the id", "the version"])
def test_a_row_that_is_replaced_is_refused_too(tmp_path, decide, kept):
    store = ReviewStore(sqlite_url(tmp_path))
    store.record(decide(), seen=0)
    before = store.history("nerima-2023")
    row = before.astype("object").where(before.notna(), None).iloc[0].to_dict() | {"reviewer": "偽", "after": "△"}
    row |= {"version": 9} if kept == "the id" else {"id": None}
    columns = ", ".join(row)
    with sqlite3.connect(tmp_path / "reviews.sqlite") as other, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        marks = ", ".join("?" * len(row))
        other.execute(f"INSERT OR REPLACE INTO review_event ({columns}) VALUES ({marks})", list(row.values()))
    assert store.history("nerima-2023").equals(before)


def test_a_database_of_before_keeps_its_rows_and_says_that_nobody_checked_the_names(url, decide):
    engine = open_database(url)
    store = ReviewStore(url)
    store.record(decide(), seen=0)
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE review_event DROP COLUMN identity"))
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER review_event_no_replacing"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.commit()
    engine.dispose()
    history = ReviewStore(url).history("nerima-2023")
    assert history["reviewer"].tolist() == ["山田"] and history["identity"].isna().all()


@pytest.mark.parametrize("made_before", [True, False])
def test_only_the_account_that_serves_it_may_read_the_file(tmp_path, decide, made_before):
    file = tmp_path / "reviews.sqlite"
    if made_before:
        file.touch()
        file.chmod(0o644)
    store = ReviewStore(sqlite_url(tmp_path))
    store.record(decide(), seen=0)
    assert {each.name: oct(each.stat().st_mode & 0o777) for each in tmp_path.glob("reviews.sqlite*")} == {
        "reviews.sqlite": "0o600",
        "reviews.sqlite-shm": "0o600",
        "reviews.sqlite-wal": "0o600",
    }


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://name:secret@host:port/x", "接続先の書き方が違います"),
        ("postgresql://name:secret@[host/x", "データベースを使えません"),
        ("http://name:secret@host/x", "接続先の書き方が違います"),
        ("secret", "接続先の書き方が違います"),
        ("postgresql://name:secret@127.0.0.1:1/x", "127.0.0.1"),
    ],
)
def test_a_bad_address_is_said_in_japanese_without_its_password(url, said):
    with pytest.raises(ReviewsUnavailableError) as error:
        open_database(with_driver(url))
    assert said in str(error.value) and "secret" not in str(error.value) and "IKEN_DATABASE_URL" in str(error.value)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "reviews.sqlite") as other:
        other.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        other.execute("INSERT INTO alembic_version VALUES ('9999')")
    with pytest.raises(ReviewsUnavailableError, match="新しい意見アトラス"):
        open_database(sqlite_url(tmp_path))


def test_a_file_damaged_anywhere_is_read_or_refused_and_never_another_error(tmp_path, decide):
    """200 blows at seeded places: a byte changed, a stretch of zeros, the end cut off."""
    store = ReviewStore(sqlite_url(tmp_path / "whole"))
    for number in range(30):
        store.record(decide(str(number), note="理由" * 40), seen=0)
    store.engine.dispose()
    with sqlite3.connect(tmp_path / "whole" / "reviews.sqlite") as one:
        one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    one.close()
    whole, chance, refused = (tmp_path / "whole" / "reviews.sqlite").read_bytes(), random.Random(11), 0
    for number in range(200):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "reviews.sqlite").write_bytes(struck(whole, chance))
        try:
            damaged = ReviewStore(sqlite_url(folder))
            damaged.current("nerima-2023"), damaged.last_event("nerima-2023"), damaged.history("nerima-2023", "1")
            damaged.engine.dispose()
        except ReviewsUnavailableError as error:
            refused += 1
            assert "。" in str(error)
    assert refused > 50


def struck(whole: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(whole))
    how = chance.choice(["flip", "zeros", "cut"])
    if how == "flip":
        return whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :]
    if how == "zeros":
        return (whole[:place] + bytes(512) + whole[place + 512 :])[: len(whole)]
    return whole[:place]


def test_a_server_that_keeps_nothing_makes_no_file_and_reads_one_that_is_there(tmp_path, decide, monkeypatch):
    monkeypatch.setenv("IKEN_READ_ONLY", "1")
    with pytest.raises(ReviewsUnavailableError, match="確認の記録はまだありません"):
        open_database(sqlite_url(tmp_path / "reviews"))
    assert not (tmp_path / "reviews").exists()
    monkeypatch.delenv("IKEN_READ_ONLY")
    ReviewStore(sqlite_url(tmp_path / "reviews")).record(decide(), seen=0)
    monkeypatch.setenv("IKEN_READ_ONLY", "1")
    store = ReviewStore(sqlite_url(tmp_path / "reviews"))
    assert len(store.history("nerima-2023")) == 1
    with pytest.raises(NotAllowedError):
        store.record(decide(), seen=1)
    assert len(store.history("nerima-2023")) == 1
