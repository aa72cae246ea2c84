"""The day that stands on a briefing, and how days are written. It is a setting, so that the same input gives the same file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTING, EPOCH = "IKEN_DATE", "SOURCE_DATE_EPOCH"


class DayError(ValueError):
    """A setting that is no day; says setting, value and remedy in Japanese."""


def briefing_day(settings: Mapping[str, str], today: datetime.date, *, asked: str = "", option: str = "--date") -> datetime.date:
    """The day asked for, else that of IKEN_DATE, else that of SOURCE_DATE_EPOCH (UTC), else today. Raises DayError."""
    for name, value in ((option, asked), (SETTING, settings.get(SETTING, ""))):
        if value:
            return _day(name, value)
    if epoch := settings.get(EPOCH, ""):
        return _of_epoch(epoch)
    return today


def japanese_date(day: datetime.date) -> str:
    """A day as it is written in Japanese.

    >>> japanese_date(datetime.date(2022, 12, 11))
    '2022年12月11日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def _day(name: str, value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise DayError(f"{name}：日付として読めません（値：「{value}」）。2026-01-05 の形で指定してください") from None


def _of_epoch(value: str) -> datetime.date:
    try:
        return datetime.datetime.fromtimestamp(int(value), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise DayError(f"{EPOCH}：秒数として読めません（値：「{value}」）。1970年からの秒数を指定してください") from None
