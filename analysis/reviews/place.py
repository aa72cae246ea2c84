"""Where reviews are kept."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from analysis.package.data_folder import data_folder

FILE = "reviews.sqlite"
_POSTGRES = ("postgresql://", "postgres://")


def reviews_url() -> str:
    """The database: IKEN_DATABASE_URL, or an SQLite file in IKEN_REVIEWS, which is `reviews` beside the data folder."""
    if url := os.environ.get("IKEN_DATABASE_URL", "").strip():
        return with_driver(url)
    return sqlite_url(Path(os.environ.get("IKEN_REVIEWS") or _beside(str(data_folder()), os.getcwd())))


@lru_cache(maxsize=4)
def _beside(data: str, _here: str) -> Path:
    """The folder beside the data; found once, for every run of a page asks, and the disk is asked for each part of the way."""
    return Path(data).resolve().parent / "reviews"


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{(folder / FILE).as_posix()}"


def with_driver(url: str) -> str:
    """The address with the PostgreSQL driver that this program brings, where none is named."""
    for beginning in _POSTGRES:
        if url.startswith(beginning):
            return "postgresql+psycopg://" + url.removeprefix(beginning)
    return url


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite address; None for a server."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def any_reviews(url: str) -> bool:
    """Whether a database was ever made or asked for; without one, reading need not load what opens it."""
    file = sqlite_file(url)
    return file is None or file.is_file()
