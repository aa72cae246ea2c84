"""Reviews as data of the package: the whole history in one file, and the package built anew with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.package.csv_table import csv_bytes
from analysis.package.folder import package_hash
from analysis.package.reviewed import DECISIONS, FILE, VERIFIED, vouched_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

    from analysis.access.people import Person


def reviews_file(history: pd.DataFrame) -> bytes:
    """The file `coding/reviews.csv` of a package: every event, by comment and version."""
    whose = vouched_for(history).map({True: "yes", False: "no"})
    table = history[list(DECISIONS.columns)].assign(**{VERIFIED: whose}).sort_values(["comment", "version"], kind="stable")
    return csv_bytes(table.assign(note=table["note"].where(table["note"] != "")))


def export_reviews(folder: Path, history: pd.DataFrame, *, rebuild: Callable[[Path], object], by: Person) -> None:
    """Write the history into a consultation folder and `rebuild` its tables; what that raises leaves all as it was.

    Raises NotAllowedError, and then changes nothing.
    """
    with passing(by, "pack_reviews", folder.name, before=package_hash(folder)) as entry:
        _write(folder, history, rebuild)
        entry.after = package_hash(folder)


def _write(folder: Path, history: pd.DataFrame, rebuild: Callable[[Path], object]) -> None:
    path = folder / FILE
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(reviews_file(history))
    try:
        rebuild(folder)
    except BaseException:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        raise
