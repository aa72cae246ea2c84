"""A table as CSV that opens in Excel, says what it is, and runs no formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.package.guarded_cells import guarded

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

BOM = b"\xef\xbb\xbf"
"""Without it Excel reads UTF-8 as CP932."""


@dataclass(frozen=True)
class Origin:
    """Where the figures of a file come from; stands in each row, so that sorting or cutting the file does not lose it."""

    consultation: str
    filters: str
    basis: str
    data_hash: str

    def columns(self) -> dict[str, str]:
        return {
            "資料": self.consultation,
            "絞り込み": self.filters,
            "対応区分のよりどころ": self.basis,
            "データのハッシュ": self.data_hash,
        }


def csv_bytes(table: pd.DataFrame, *, names: Mapping[str, str], origin: Origin) -> bytes:
    """Write the columns in `names` under their names on screen, then the origin's, as UTF-8 with BOM and CRLF."""
    chosen = table[list(names)].rename(columns=names)
    return safe_csv(chosen.assign(**origin.columns()))


def safe_csv(table: pd.DataFrame) -> bytes:
    """Write a table under its own column names, as UTF-8 with BOM and CRLF, its texts guarded."""
    texts = [column for column in table if table[column].dtype.kind not in "iufb"]
    safe = table.assign(**{str(column): table[column].astype("object").map(_guarded, na_action="ignore") for column in texts})
    return BOM + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _guarded(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value
