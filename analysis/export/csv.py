"""A table as CSV that opens in Excel, says what it is, and runs no formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_FORMULA = re.compile(r"^[=+\-@\t\r]")
"""What a spreadsheet takes for a formula. ASCII only: the full-width － is one of our marks and stays as it is."""
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
            "対応区分の出所": self.basis,
            "データのハッシュ": self.data_hash,
        }


def csv_bytes(table: pd.DataFrame, *, names: Mapping[str, str], origin: Origin) -> bytes:
    """Write the columns in `names` under their names on screen, then the origin's, as UTF-8 with BOM and CRLF."""
    chosen = table[list(names)].rename(columns=names)
    stamped = chosen.assign(**origin.columns())
    texts = [column for column in stamped if stamped[column].dtype.kind not in "iufb"]
    safe = stamped.assign(**{str(column): stamped[column].astype("object").map(harmless, na_action="ignore") for column in texts})
    return BOM + safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def harmless(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
