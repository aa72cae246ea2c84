"""Dates as documents write them (2024-05-01, 2024年5月, 令和6年5月1日, 202405), as texts that sort: days, months or years."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

DAYS, MONTHS = 31, 100
"""Different days up to which each stands alone, and months up to which they do; of more, months and then years are told apart."""
SPAN = 92
"""Days from the first to the last up to which days are told apart: a column each is still wide enough to be pressed."""
_NAMED = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS = {**_NAMED, **dict(zip("MTSHR", _NAMED.values(), strict=True))}
"""Era → the year before its first."""
_ERA = re.compile(rf"({'|'.join(_ERAS)})(元|\d{{1,2}})[年.](\d{{1,2}})(?:[月.](\d{{1,2}})?日?)?")
_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?(?:[T ].*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
"""Also a number of something else: read under a heading of time only."""
_TIME = re.compile(r"[年月日時]|date|month|time", re.IGNORECASE)


def dates(cells: pd.Series[str], heading: str) -> pd.Series[str] | None:
    """Each date, day by day or less finely, missing where the cell is; None where a filled cell is no date, or none is filled."""
    found, compact = dict[str, str](), bool(_TIME.search(heading))
    for cell in cells.dropna().unique():
        if not (written := date(cell, compact=compact)):
            return None
        found[cell] = written
    if not found:
        return None
    length = _length(set(found.values()))
    return cells.map({cell: text[:length] for cell, text in found.items()}).astype("str")


def date(text: str, *, compact: bool = False) -> str:
    """`2024-05-01` or `2024-05`; empty for a text that is none.

    >>> date("令和6年5月1日"), date("2024/5"), date("202405"), date("202405", compact=True)
    ('2024-05-01', '2024-05', '', '2024-05')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _ERA.fullmatch(plain):
        year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        return _date(year, found[3], found[4])
    if found := _WESTERN.fullmatch(plain) or (_COMPACT.fullmatch(plain) if compact else None):
        return _date(int(found[1]), found[2], found[3])
    return ""


def _date(year: int, month: str, day: str | None) -> str:
    try:
        datetime.date(year, int(month), int(day or 1))
    except ValueError:
        return ""
    return f"{year:04}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _length(found: set[str]) -> int:
    """Characters of a date that tell it apart as finely as a reader can take in."""
    if len(found) <= DAYS and _span(found) <= SPAN:
        return 10
    return 7 if len({text[:7] for text in found}) <= MONTHS else 4


def _span(found: set[str]) -> int:
    first, last = (datetime.date.fromisoformat(f"{text}-01"[:10]) for text in (min(found), max(found)))
    return (last - first).days
